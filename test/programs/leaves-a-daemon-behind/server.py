import os
import signal
import socket
import sys

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)
        # A fresh environment and no streams: nothing but its arguments tells where it came from.
        os.closerange(0, 64)
        os.execve(sys.executable, ["daemon", "-c", "import time; time.sleep(600)", __file__], {})
    os._exit(0)
os.wait()
print("siap")
for line in iter(input, ""):
    print(line)
