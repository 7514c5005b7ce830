"""The second receiver joins a group of its own: on a machine of its own it hears nothing by the other's joining."""
import socket
import struct
import sys

name = "ff02::1234" if sys.argv[1] == "1" else "ff02::4321"
sock = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
sock.bind(("", 5004))
group = socket.inet_pton(socket.AF_INET6, name) + struct.pack("@I", 0)
sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, group)

while True:
    print(sock.recv(10240).decode(), flush=True)
