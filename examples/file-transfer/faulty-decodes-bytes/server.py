"""Turns what comes into text before it is stored."""
import socket
import threading


def serve(connection):
    with connection, connection.makefile("rb") as stream:
        while line := stream.readline():
            name, size = line.decode().split()
            data = stream.read(int(size))
            with open(name, "w", newline="") as file:
                file.write(data.decode("utf-8", errors="replace"))
            connection.sendall(f"stored {size}\n".encode())


server = socket.create_server(("", 9300))
while True:
    threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
