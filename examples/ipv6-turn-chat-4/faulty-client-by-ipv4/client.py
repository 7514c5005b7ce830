"""The third client comes by IPv4, which the server happens to take."""
import socket
import sys

number, count = int(sys.argv[1]), int(sys.argv[2])
client = socket.create_connection(("127.0.0.1" if number == 3 else "::1", 8080))
print(client.recv(4096).decode(), flush=True)

while True:
    print("Server :", client.recv(4096).decode(), flush=True)
    for speaker in range(1, count + 1):
        if speaker == number:
            client.sendall(input(f"Client_{number} : ").encode())
        else:
            print(f"Client_{speaker} :", client.recv(4096).decode(), flush=True)
