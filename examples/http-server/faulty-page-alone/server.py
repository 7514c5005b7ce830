"""Sends the page alone, as if the other end knew no HTTP."""
import socket

server = socket.create_server(("", 8001))
while True:
    connection, _ = server.accept()
    with connection, connection.makefile("rb") as lines:
        request = lines.readline().decode()
        while lines.readline().strip():
            pass
        if request:
            connection.sendall(f"Hello, {request.split()[1][7:]}!\n".encode())
