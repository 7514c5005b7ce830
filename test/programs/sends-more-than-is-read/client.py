import socket

connection = socket.create_connection(("localhost", 8080))
while True:
    input()
