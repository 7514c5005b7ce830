"""Joins a group of IPv4, where nobody speaks."""
import socket
import struct

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(("", 5004))
group = struct.pack("4sl", socket.inet_aton("224.1.1.1"), socket.INADDR_ANY)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, group)

while True:
    print(sock.recv(10240).decode(), flush=True)
