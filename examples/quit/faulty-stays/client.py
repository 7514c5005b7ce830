"""Sends what is typed; the end of the keyboard ends it."""
import socket
import sys

with socket.create_connection((socket.gethostname(), 8080)) as connection:
    for line in sys.stdin:
        connection.sendall(line.encode())
