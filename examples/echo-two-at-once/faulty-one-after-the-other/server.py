"""Serves a client until it goes, and only then the next."""
import socket

server = socket.create_server(("", 9007))
while True:
    connection, _ = server.accept()
    with connection, connection.makefile("rb") as lines:
        for line in lines:
            connection.sendall(line)
