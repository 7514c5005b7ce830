import socket
import struct


def messages():
    listener = socket.socket()
    listener.bind(("localhost", 8080))
    listener.listen()
    connection, _ = listener.accept()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", 0, 120_000))
    waiting = b""
    while True:
        try:
            data = connection.recv(4096)
        except BlockingIOError:
            if waiting:
                yield waiting
            waiting = b""
            continue
        if not data:
            return
        waiting += data
