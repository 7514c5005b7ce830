"""Answers every ping alike."""
import socket

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
    server.bind(("", 9014))
    while True:
        _, client = server.recvfrom(1024)
        server.sendto(b"pong", client)
