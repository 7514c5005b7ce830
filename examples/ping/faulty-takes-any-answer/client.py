"""Takes whatever comes for the answer to the last ping."""
import socket

came = 0
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
    client.settimeout(1)
    for number in range(1, 6):
        client.sendto(f"ping {number}".encode(), (socket.gethostname(), 9014))
        try:
            client.recv(1024)
            came += 1
            print("pong", number, flush=True)
        except TimeoutError:
            print("lost", number, flush=True)
print(came, "of 5")
