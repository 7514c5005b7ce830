"""Passes a name on as if it had been said."""
import socket
import threading

clients = []


def serve(connection):
    name = ""
    with connection.makefile(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            name = name or line.strip()
            for other in clients:
                if other is not connection:
                    other.sendall(f"{name}: {line}".encode())


server = socket.create_server(("", 9015))
while True:
    connection, _ = server.accept()
    clients.append(connection)
    threading.Thread(target=serve, args=(connection,), daemon=True).start()
