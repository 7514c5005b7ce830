"""Takes what one read gives for the whole request."""
import socket

server = socket.create_server(("", 8001))
while True:
    connection, _ = server.accept()
    with connection:
        words = connection.recv(4096).decode().split()
        if len(words) < 2:
            continue
        method, path = words[:2]
        if method not in ("GET", "HEAD"):
            connection.sendall(b"HTTP/1.0 405 Method Not Allowed\r\nContent-Type: text/plain\r\n\r\nNo.\n")
        elif not path.startswith("/hello/"):
            connection.sendall(b"HTTP/1.0 404 Not Found\r\nContent-Type: text/plain\r\n\r\nNothing.\n")
        else:
            page = f"Hello, {path[7:]}!\n" if method == "GET" else ""
            connection.sendall(f"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n{page}".encode())
