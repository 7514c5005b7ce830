import socket

connection = socket.create_connection(("localhost", 8080))
connection.recv(1024)
