import os
import signal
import sys
import time

# A sleep that might still be waited for. Neither it nor its daemon ends by itself, or at the end of its input.
for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGPIPE):
    signal.signal(number, signal.SIG_IGN)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        while True:
            time.sleep(9)
    os._exit(0)
os.wait()
print("siap", file=sys.stderr)
while True:
    time.sleep(9)
