import socket

connection = socket.create_connection(("localhost", 8080))
connection.sendall(b"halo")
while True:
    input()
