import socket

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen(0)
while True:
    input()
