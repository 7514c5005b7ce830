"""Says the time as clocks of twelve hours do."""
import datetime
import socket

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
    server.bind(("", 9013))
    while True:
        request, client = server.recvfrom(1024)
        now = datetime.datetime.now()
        answers = {"time": now.strftime("%I:%M:%S %p"), "date": now.date().isoformat()}
        server.sendto(answers.get(request.decode().strip(), "?").encode(), client)
