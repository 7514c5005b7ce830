import select
import socket
import sys

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
while True:
    readable, _, _ = select.select([sys.stdin, listener], [], [])
    if sys.stdin in readable:
        sys.stdin.readline()
