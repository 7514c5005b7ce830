"""Asks for a line for ever: where there is no more, it breaks off."""
import socket

with socket.create_connection((socket.gethostname(), 8080)) as connection:
    while True:
        connection.sendall(f"{input()}\n".encode())
