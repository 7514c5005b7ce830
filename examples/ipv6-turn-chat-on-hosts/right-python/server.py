import os
import socket

COUNT = int(os.environ.get("GILIRAN_COUNT", "2"))

server = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
server.bind(("", 8080))
server.listen(COUNT)
clients = []
for number in range(1, COUNT + 1):
    client, _ = server.accept()
    print(f"Client_{number} connected", flush=True)
    client.sendall("Selamat datang di Server...".encode())
    clients.append(client)

while True:
    line = input("Server : ")
    for client in clients:
        client.sendall(line.encode())
    for number, client in enumerate(clients, 1):
        line = client.recv(4096).decode()
        print(f"Client_{number} : {line}", flush=True)
        for other in clients:
            if other is not client:
                other.sendall(line.encode())
