import socket
import struct

sock = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(("", 5004))
group = socket.inet_pton(socket.AF_INET6, "ff02::1234") + struct.pack("@I", 0)
sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, group)

while True:
    print(sock.recv(10240).decode(), flush=True)
