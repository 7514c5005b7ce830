import socket
import sys
import threading

connection = socket.create_connection((socket.gethostname(), 9200))


def show():
    for line in connection.makefile("r", encoding="utf-8"):
        print(line, end="", flush=True)


threading.Thread(target=show, daemon=True).start()
for line in sys.stdin:
    connection.sendall(line.encode())
