import socket
import time

listener = socket.create_server(("", 8080))
connection, _ = listener.accept()
for line in connection.makefile("r"):
    time.sleep(0.5)
    if line == "/list\n":
        connection.sendall(b"nothing\n")
    else:
        print(line, end="", flush=True)
