import socket
import threading

clients = []
lock = threading.Lock()


def serve(connection):
    with connection.makefile(encoding="utf-8", newline="\n") as lines:
        name = lines.readline().strip()
        for line in lines:
            with lock:
                for other in clients:
                    if other is not connection:
                        other.sendall(f"{name}: {line}".encode())
    with lock:
        clients.remove(connection)
    connection.close()


server = socket.create_server(("", 9015))
while True:
    connection, _ = server.accept()
    with lock:
        clients.append(connection)
    threading.Thread(target=serve, args=(connection,), daemon=True).start()
