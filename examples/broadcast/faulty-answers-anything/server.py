"""Answers whatever is asked."""
import socket
import sys

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
    server.bind(("", 9016))
    while True:
        _, client = server.recvfrom(1024)
        server.sendto(sys.argv[1].encode(), client)
