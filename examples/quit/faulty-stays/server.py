"""Takes Ctrl-C for a mistake at the keyboard, and goes on."""
import signal
import socket
import threading

signal.signal(signal.SIGINT, signal.SIG_IGN)


def serve(connection, number):
    with connection, connection.makefile(encoding="utf-8") as lines:
        for line in lines:
            print(f"Client {number}: {line}", end="", flush=True)


server = socket.create_server((socket.gethostname(), 8080))
number = 0
while True:
    connection, _ = server.accept()
    number += 1
    threading.Thread(target=serve, args=(connection, number), daemon=True).start()
