"""A queue and a thread that writes for each client: who does not read holds up nobody but its own thread."""
import queue
import socket
import threading

queues = {}
lock = threading.Lock()


def write(connection, lines):
    try:
        while (line := lines.get()) is not None:
            connection.sendall(line)
    except OSError:
        pass


def serve(connection, number):
    try:
        for line in connection.makefile("rb"):
            if not line.endswith(b"\n"):
                break
            with lock:
                for other, lines in queues.items():
                    if other != number:
                        lines.put(b"Client_%d : %s" % (number, line))
    except OSError:
        pass
    with lock:
        queues.pop(number).put(None)
    connection.close()


server = socket.create_server((socket.gethostname(), 8080))
number = 0
while True:
    connection, _ = server.accept()
    number += 1
    lines = queue.Queue()
    with lock:
        queues[number] = lines
    threading.Thread(target=write, args=(connection, lines), daemon=True).start()
    threading.Thread(target=serve, args=(connection, number), daemon=True).start()
