import ipaddress
import select
import socket
import sys

last = str(ipaddress.ip_network(sys.argv[1], strict=False).broadcast_address)

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
    client.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    while True:
        for ready in select.select([client, sys.stdin], [], [])[0]:
            if ready is client:
                name, (address, _) = client.recvfrom(1024)
                print(name.decode(), "is at", address, flush=True)
            elif line := sys.stdin.readline():
                client.sendto(line.strip().encode(), (last, 9016))
            else:
                sys.exit()
