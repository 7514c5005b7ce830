"""Sends each receiver's machine a datagram of its own, and the group none."""
import socket

sock = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)

while True:
    message = input("masukkan pesan :")
    for name in ("receiver1", "receiver2"):
        sock.sendto(message.encode(), (name, 5004))
