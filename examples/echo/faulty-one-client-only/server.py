"""Ends with its first client."""
import socket

server = socket.create_server(("", 9006))
connection, _ = server.accept()
with connection, connection.makefile("rb") as lines:
    for line in lines:
        connection.sendall(line)
