import socket
import sys

connection = socket.create_connection((socket.gethostname(), 9021))
for line in sys.stdin:
    connection.sendall(line.encode())
