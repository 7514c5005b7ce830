# Peer: takes lines from the one before, prints them and passes them on.
import socket
import sys
import threading

number, count, host = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]

server = socket.create_server(("", 9300 + number))
onward = None
ready = threading.Event()


def connect():
    """The next one may not be there yet."""
    global onward
    while True:
        try:
            onward = socket.create_connection((host, 9300 + number % count + 1))
            break
        except ConnectionRefusedError:
            threading.Event().wait(0.02)
    ready.set()


def listen():
    connection, _ = server.accept()
    for line in connection.makefile(encoding="utf-8"):
        author, text = line.rstrip("\n").split(" ", 1)
        if int(author) != number:
            print(f"Peer_{author} : {text}", flush=True)


def pass_on(line):
    ready.wait()
    onward.sendall(line.encode())


threading.Thread(target=connect, daemon=True).start()
threading.Thread(target=listen, daemon=True).start()
for line in sys.stdin:
    pass_on(f"{number} {line}")
