"""Numbers those who come in, and drops what they are called."""
import socket
import threading

clients = []


def serve(connection, number):
    with connection.makefile(encoding="utf-8", newline="\n") as lines:
        lines.readline()
        for line in lines:
            for other in clients:
                if other is not connection:
                    other.sendall(f"Client {number}: {line}".encode())


server = socket.create_server(("", 9015))
while True:
    connection, _ = server.accept()
    clients.append(connection)
    threading.Thread(target=serve, args=(connection, len(clients)), daemon=True).start()
