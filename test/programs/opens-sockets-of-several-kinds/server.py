import socket

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
other = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
local, end = socket.socketpair()
while True:
    input()
