"""Connects again whenever the connection is gone, however it went."""
import socket
import time

while True:
    try:
        with socket.create_connection((socket.gethostname(), 8080)) as connection:
            connection.sendall(b"here\n")
            for line in connection.makefile(encoding="utf-8"):
                print(line, end="", flush=True)
    except OSError:
        pass
    time.sleep(0.3)
