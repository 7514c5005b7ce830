"""Keeps one name for all connections: the last that was said."""
import socket
import threading

clients = []
name = ""


def serve(connection):
    global name
    with connection.makefile(encoding="utf-8", newline="\n") as lines:
        name = lines.readline().strip()
        for line in lines:
            for other in clients:
                if other is not connection:
                    other.sendall(f"{name}: {line}".encode())


server = socket.create_server(("", 9015))
while True:
    connection, _ = server.accept()
    clients.append(connection)
    threading.Thread(target=serve, args=(connection,), daemon=True).start()
