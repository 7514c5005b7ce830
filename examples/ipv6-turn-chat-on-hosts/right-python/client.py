import socket
import sys

number, count = int(sys.argv[1]), int(sys.argv[2])
client = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
client.connect(("server", 8080))
print(client.recv(4096).decode(), flush=True)

while True:
    print("Server :", client.recv(4096).decode(), flush=True)
    for speaker in range(1, count + 1):
        if speaker == number:
            client.sendall(input(f"Client_{number} : ").encode())
        else:
            print(f"Client_{speaker} :", client.recv(4096).decode(), flush=True)
