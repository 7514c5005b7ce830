import signal
import socket

signal.signal(signal.SIGTERM, signal.SIG_IGN)
listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
for line in iter(input, ""):
    print(line)
