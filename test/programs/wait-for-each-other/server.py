import socket

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
connection, _ = listener.accept()
connection.recv(1024)
