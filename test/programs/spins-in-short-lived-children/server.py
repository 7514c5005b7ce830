import os
import socket
import time

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
# No child lives long enough to use much by itself; together they use everything.
while True:
    if os.fork() == 0:
        end = time.process_time() + 0.05
        while time.process_time() < end:
            pass
        os._exit(0)
    os.wait()
