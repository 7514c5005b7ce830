import socket
import time

time.sleep(0.2)
listener = socket.socket()
listener.bind(("localhost", 8080))
time.sleep(0.1)
listener.listen()
connection, _ = listener.accept()
while data := connection.recv(4096):
    print(data.decode(), end="")
