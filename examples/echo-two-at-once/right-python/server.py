import socket
import threading


def serve(connection):
    with connection, connection.makefile("rb") as lines:
        for line in lines:
            connection.sendall(line)


server = socket.create_server(("", 9007))
while True:
    threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
