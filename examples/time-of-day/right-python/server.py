import datetime
import socket

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
    server.bind(("", 9013))
    while True:
        request, client = server.recvfrom(1024)
        now = datetime.datetime.now()
        match request.decode(errors="replace").strip():
            case "time":
                answer = now.strftime("%H:%M:%S")
            case "date":
                answer = now.date().isoformat()
            case _:
                answer = "?"
        server.sendto(answer.encode(), client)
