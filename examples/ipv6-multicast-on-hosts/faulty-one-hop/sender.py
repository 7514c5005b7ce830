"""Leaves the hop limit as it is for groups: 1."""
import socket

sock = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)

while True:
    message = input("masukkan pesan :")
    sock.sendto(message.encode(), ("ff02::1234", 5004))
