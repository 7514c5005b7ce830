import socket

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
    server.bind(("", 9014))
    while True:
        request, client = server.recvfrom(1024)
        word, _, number = request.decode(errors="replace").strip().partition(" ")
        if word == "ping":
            server.sendto(f"pong {number}".encode(), client)
