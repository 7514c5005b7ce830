"""Sends every line to all who are there."""
import socket
import threading

clients = []


def serve(connection):
    with connection.makefile("rb") as lines:
        for line in lines:
            for client in clients:
                client.sendall(line)


server = socket.create_server(("", 9007))
while True:
    connection, _ = server.accept()
    clients.append(connection)
    threading.Thread(target=serve, args=(connection,), daemon=True).start()
