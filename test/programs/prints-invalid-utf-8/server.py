import socket
import sys

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
for line in iter(input, ""):
    sys.stdout.buffer.write(b"\xff\xfe " + line.encode() + b" \xc3\n")
    sys.stdout.buffer.flush()
