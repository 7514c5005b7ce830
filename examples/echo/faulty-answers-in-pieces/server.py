"""Takes what one read gives for a line, and ends it with a newline of its own."""
import socket

server = socket.create_server(("", 9006))
while True:
    connection, _ = server.accept()
    with connection:
        while text := connection.recv(1024):
            connection.sendall(text.strip() + b"\n")
