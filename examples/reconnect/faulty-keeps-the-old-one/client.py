"""Connects again, and goes on to read from the connection that is gone."""
import socket
import time

connection = socket.create_connection((socket.gethostname(), 8080))
lines = connection.makefile(encoding="utf-8")
connection.sendall(b"here\n")
while True:
    try:
        for line in lines:
            print(line, end="", flush=True)
    except OSError:
        pass
    time.sleep(0.3)
    connection = socket.create_connection((socket.gethostname(), 8080))
    connection.sendall(b"here\n")
    break

while True:
    time.sleep(60)
