"""Passes every line on to all other clients, from one thread a client; who does not read has a queue of its own."""
import queue
import signal
import socket
import sys
import threading

signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
queues = {}
lock = threading.Lock()


def write(connection, lines):
    try:
        while True:
            line = lines.get()
            if line is None:
                return
            connection.sendall(line)
    except OSError:
        pass


def serve(connection, number):
    try:
        for line in connection.makefile("rb"):
            if not line.endswith(b"\n"):
                break
            print(f"Client_{number} : {line[:60]!r}", flush=True)
            with lock:
                for other, lines in queues.items():
                    if other != number:
                        lines.put(b"Client_%d : %s" % (number, line))
    except OSError:
        pass
    with lock:
        queues.pop(number).put(None)
    connection.close()
    print(f"Client_{number} has left", flush=True)


def until_input_ends():
    for line in sys.stdin:
        pass
    print("bye", flush=True)
    import os

    os._exit(0)


server = socket.create_server((socket.gethostname(), 8080), backlog=128)
threading.Thread(target=until_input_ends, daemon=True).start()
number = 0
while True:
    connection, _ = server.accept()
    number += 1
    lines = queue.Queue()
    with lock:
        queues[number] = lines
    threading.Thread(target=write, args=(connection, lines), daemon=True).start()
    threading.Thread(target=serve, args=(connection, number), daemon=True).start()
