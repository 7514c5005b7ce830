import socket
import struct

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
connection, _ = listener.accept()
# The answer comes when the receive call comes back empty: a blocked call that is not blocked for good.
connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", 0, 120_000))
waiting = b""
while True:
    try:
        data = connection.recv(4096)
    except BlockingIOError:
        print(waiting.decode(), end="")
        waiting = b""
        continue
    if not data:
        break
    waiting += data
