"""A thread for each client, but one lock for all that is sent: who holds it waits for whoever does not read."""
import socket
import threading

clients = {}
lock = threading.Lock()


def serve(connection, number):
    try:
        for line in connection.makefile("rb"):
            if not line.endswith(b"\n"):
                break
            with lock:
                for other, client in clients.items():
                    if other != number:
                        client.sendall(b"Client_%d : %s" % (number, line))
    except OSError:
        pass
    with lock:
        del clients[number]
    connection.close()


server = socket.create_server((socket.gethostname(), 8080))
number = 0
while True:
    connection, _ = server.accept()
    number += 1
    with lock:
        clients[number] = connection
    threading.Thread(target=serve, args=(connection, number), daemon=True).start()
