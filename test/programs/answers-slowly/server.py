import socket
import time

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
connection, _ = listener.accept()
while data := connection.recv(4096):
    time.sleep(0.25)
    print(data.decode(), end="")
