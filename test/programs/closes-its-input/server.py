import os
import socket

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
os.close(0)
listener.accept()
