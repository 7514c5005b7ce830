import os
import socket
import threading

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
if os.fork() == 0:
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
os.wait()
