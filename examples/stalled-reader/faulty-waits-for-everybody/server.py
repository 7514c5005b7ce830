"""One loop for all, which writes until everything has been taken: it waits for whoever does not read."""
import select
import socket

server = socket.create_server((socket.gethostname(), 8080))
clients = {}
number = 0
while True:
    ready, _, _ = select.select([server, *clients], [], [])
    for connection in ready:
        if connection is server:
            number += 1
            clients[server.accept()[0]] = (number, bytearray())
            continue
        own, rest = clients[connection]
        data = connection.recv(65536)
        if not data:
            del clients[connection]
            connection.close()
            continue
        rest += data
        while (end := rest.find(b"\n")) >= 0:
            line = b"Client_%d : %s" % (own, rest[: end + 1])
            del rest[: end + 1]
            for other in clients:
                if other is not connection:
                    other.sendall(line)
