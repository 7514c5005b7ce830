import socket

connections = []
while True:
    connections.append(socket.create_connection(("localhost", 8080)))
