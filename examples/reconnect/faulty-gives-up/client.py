"""Takes the end of a connection for the end of all, and an error alone for a reason to come back."""
import socket
import time

while True:
    try:
        with socket.create_connection((socket.gethostname(), 8080)) as connection:
            connection.sendall(b"here\n")
            for line in connection.makefile(encoding="utf-8"):
                print(line, end="", flush=True)
        break
    except OSError:
        time.sleep(0.3)
