import os
import socket
import time

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
connection, _ = listener.accept()
while data := connection.recv(4096):
    if os.fork() == 0:
        if os.fork() == 0:
            time.sleep(0.02)
            print(data.decode(), end="")
        os._exit(0)
    os.wait()
