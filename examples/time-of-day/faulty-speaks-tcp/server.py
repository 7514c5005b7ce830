"""Listens for connections, and not for datagrams."""
import datetime
import socket

server = socket.create_server(("", 9013))
while True:
    connection, _ = server.accept()
    with connection:
        now = datetime.datetime.now()
        answers = {"time": now.strftime("%H:%M:%S"), "date": now.date().isoformat()}
        connection.sendall(answers.get(connection.recv(1024).decode().strip(), "?").encode())
