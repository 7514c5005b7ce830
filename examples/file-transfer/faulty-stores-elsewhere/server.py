"""Stores what comes in a folder of its own choice."""
import os
import socket
import threading

os.makedirs("received", exist_ok=True)


def serve(connection):
    with connection, connection.makefile("rb") as stream:
        while line := stream.readline():
            name, size = line.decode().split()
            with open(os.path.join("received", name), "wb") as file:
                file.write(stream.read(int(size)))
            connection.sendall(f"stored {size}\n".encode())


server = socket.create_server(("", 9300))
while True:
    threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
