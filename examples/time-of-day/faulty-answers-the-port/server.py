"""Answers to the server's own port, and not to the one that the request came from."""
import datetime
import socket

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
    server.bind(("", 9013))
    while True:
        request, (address, _) = server.recvfrom(1024)
        now = datetime.datetime.now()
        answers = {"time": now.strftime("%H:%M:%S"), "date": now.date().isoformat()}
        if request.decode().strip() in answers:
            server.sendto(answers[request.decode().strip()].encode(), (address, 9013))
