"""Shows the line that was typed, and never reads what the server sends."""
import socket
import sys

with socket.create_connection((socket.gethostname(), 9006)) as connection:
    for line in sys.stdin:
        connection.sendall(line.encode())
        print("Echo:", line, end="", flush=True)
