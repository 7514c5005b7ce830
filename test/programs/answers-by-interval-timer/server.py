import signal
import socket

waiting = []


def show(*_):
    while waiting:
        print(waiting.pop(0).decode(), end="")


signal.signal(signal.SIGALRM, show)
listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
connection, _ = listener.accept()
while data := connection.recv(4096):
    waiting.append(data)
    signal.setitimer(signal.ITIMER_REAL, 0.12)
