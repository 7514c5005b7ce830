import socket

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
connection, _ = listener.accept()
connection.setblocking(False)
while True:
    try:
        data = connection.recv(4096)
    except BlockingIOError:
        continue
    if not data:
        break
    print(data.decode(), end="")
