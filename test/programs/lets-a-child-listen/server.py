import os
import socket

if os.fork() == 0:
    listener = socket.socket()
    listener.bind(("localhost", 8080))
    listener.listen()
    connection, _ = listener.accept()
    while data := connection.recv(4096):
        print(data.decode(), end="")
else:
    os.wait()
