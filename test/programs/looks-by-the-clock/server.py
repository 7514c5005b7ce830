import socket
import time

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
while True:
    time.sleep(0.02)
