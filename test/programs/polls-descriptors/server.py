import select
import socket
import sys

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
poll = select.poll()
poll.register(sys.stdin, select.POLLIN)
poll.register(listener, select.POLLIN)
while True:
    for descriptor, _ in poll.poll():
        if descriptor == sys.stdin.fileno():
            sys.stdin.readline()
