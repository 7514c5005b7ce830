"""Answers while what it has written is still in a buffer of its own."""
import socket

files = []
server = socket.create_server(("", 9300))
while True:
    connection, _ = server.accept()
    with connection, connection.makefile("rb") as stream:
        while line := stream.readline():
            name, size = line.decode().split()
            file = open(name, "wb", buffering=8192)
            files.append(file)
            file.write(stream.read(int(size)))
            connection.sendall(f"stored {size}\n".encode())
