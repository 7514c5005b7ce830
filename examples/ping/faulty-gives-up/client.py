"""Ends at the first answer that does not come."""
import socket

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
    client.settimeout(1)
    for number in range(1, 6):
        client.sendto(f"ping {number}".encode(), (socket.gethostname(), 9014))
        print(client.recv(1024).decode(), flush=True)
print("5 of 5")
