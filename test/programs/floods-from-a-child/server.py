import os
import socket

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
if os.fork() == 0:
    while True:
        print("banjir")
os._exit(0)
