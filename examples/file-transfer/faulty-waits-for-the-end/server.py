"""Reads more than belongs to a file, and throws it away."""
import socket
import threading


def serve(connection):
    with connection:
        while True:
            head = b""
            while b"\n" not in head:
                data = connection.recv(4096)
                if not data:
                    return
                head += data
            line, _, body = head.partition(b"\n")
            name, size = line.decode().split()
            left = int(size) - len(body)
            with open(name, "wb") as file:
                file.write(body[: int(size)])
                while left > 0:
                    data = connection.recv(65536)
                    if not data:
                        return
                    file.write(data[:left])
                    left -= len(data)
            connection.sendall(f"stored {size}\n".encode())


server = socket.create_server(("", 9300))
while True:
    threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
