import socket
import threading

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
lock = threading.Lock()
lock.acquire()
lock.acquire()
