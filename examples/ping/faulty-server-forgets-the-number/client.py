import socket
import time

COUNT = 5
server = (socket.gethostname(), 9014)
came = 0

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
    for number in range(1, COUNT + 1):
        sent = time.monotonic()
        client.sendto(f"ping {number}".encode(), server)
        while True:
            left = sent + 1 - time.monotonic()
            try:
                if left <= 0:
                    raise TimeoutError
                client.settimeout(left)
                answer, _ = client.recvfrom(1024)
            except TimeoutError:
                print("lost", number, flush=True)
                break
            if answer.decode().strip() == f"pong {number}":
                came += 1
                print(f"pong {number} ({(time.monotonic() - sent) * 1000:.2f} ms)", flush=True)
                break

print(f"{came} of {COUNT}")
