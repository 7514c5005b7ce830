"""Takes what one read gives for the whole file."""
import socket

server = socket.create_server(("", 9300))
while True:
    connection, _ = server.accept()
    with connection:
        while data := connection.recv(8_000_000):
            line, newline, body = data.partition(b"\n")
            words = line.split()
            if not newline or len(words) != 2 or not words[1].isdigit():
                continue
            body = body or connection.recv(65536)
            with open(words[0].decode(), "wb") as file:
                file.write(body)
            if len(body) == int(words[1]):
                connection.sendall(b"stored %d\n" % len(body))
