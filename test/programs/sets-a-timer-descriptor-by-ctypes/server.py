import ctypes
import os
import select
import socket
import struct

libc = ctypes.CDLL(None)
timer = libc.timerfd_create(1, 0)
listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
connection, _ = listener.accept()
waiting = b""
while True:
    # It waits for ever, as far as the call tells, and Python has no such timers of its own.
    ready, _, _ = select.select([connection, timer], [], [])
    if timer in ready:
        os.read(timer, 8)
        print(waiting.decode(), end="")
        waiting = b""
    if connection in ready:
        data = connection.recv(4096)
        if not data:
            break
        waiting += data
        libc.timerfd_settime(timer, 0, struct.pack("4l", 0, 0, 0, 120_000_000), None)
