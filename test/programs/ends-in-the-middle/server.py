import socket
import sys

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
connection, _ = listener.accept()
print(connection.recv(4096).decode(), end="")
connection.recv(4096)
sys.exit(3)
