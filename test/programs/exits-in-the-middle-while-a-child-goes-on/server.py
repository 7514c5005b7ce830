import os
import socket
import time

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
if os.fork() == 0:
    while True:
        time.sleep(60)
for _ in range(2):
    print(input(), flush=True)
os._exit(3)
