"""Asks one machine by its name, and not everybody."""
import socket
import sys

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
    for line in sys.stdin:
        client.sendto(line.strip().encode(), ("server1", 9016))
        if line.strip() == "who":
            print(client.recv(1024).decode(), flush=True)
