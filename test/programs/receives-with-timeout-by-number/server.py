import socket
import struct

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
connection, _ = listener.accept()
# A time-out of the socket's own, which no call shows; nothing in the source has its name.
connection.setsockopt(socket.SOL_SOCKET, 20, struct.pack("ll", 0, 120_000))
waiting = b""
while True:
    try:
        data = connection.recv(4096)
    except BlockingIOError:
        print(waiting.decode(), end="", flush=True)
        waiting = b""
        continue
    if not data:
        break
    waiting += data
