"""Keeps what it sends from its own machine."""
import socket

sock = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_HOPS, 2)
sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_LOOP, 0)

while True:
    message = input("masukkan pesan :")
    sock.sendto(message.encode(), ("ff02::1234", 5004))
