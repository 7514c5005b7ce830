"""Shows what clients say; Ctrl-C ends it, and is no error."""
import socket
import threading


def serve(connection, number):
    with connection, connection.makefile(encoding="utf-8") as lines:
        for line in lines:
            print(f"Client {number}: {line}", end="", flush=True)


try:
    server = socket.create_server((socket.gethostname(), 8080))
    number = 0
    while True:
        connection, _ = server.accept()
        number += 1
        threading.Thread(target=serve, args=(connection, number), daemon=True).start()
except KeyboardInterrupt:
    print("Bye.", flush=True)
