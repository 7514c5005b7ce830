# Peer: a member of the group, which sends to it and prints what the others say.
import socket
import sys
import threading

GROUP = ("224.1.1.9", 5009)
number = sys.argv[1]

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(("", GROUP[1]))


def listen():
    while True:
        author, text = sock.recv(10240).decode().split(" ", 1)
        if author != number:
            print(f"Peer_{author} : {text}", flush=True)


threading.Thread(target=listen, daemon=True).start()
for line in sys.stdin:
    sock.sendto(f"{number} {line.rstrip()}".encode(), GROUP)
