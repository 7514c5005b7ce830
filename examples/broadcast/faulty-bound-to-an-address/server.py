"""Is bound to its machine's own address, which no broadcast is sent to."""
import socket
import sys

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
    server.bind((socket.gethostbyname(socket.gethostname()), 9016))
    while True:
        question, client = server.recvfrom(1024)
        if question.strip() == b"who":
            server.sendto(sys.argv[1].encode(), client)
