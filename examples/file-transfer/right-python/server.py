import socket
import threading


def serve(connection):
    with connection, connection.makefile("rb") as stream:
        while line := stream.readline():
            name, size = line.decode().split()
            left = int(size)
            with open(name, "wb") as file:
                while left > 0:
                    data = stream.read1(min(left, 65536))
                    if not data:
                        return
                    file.write(data)
                    left -= len(data)
            connection.sendall(f"stored {size}\n".encode())


server = socket.create_server(("", 9300))
while True:
    threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
