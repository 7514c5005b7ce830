import select
import socket

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
connection, _ = listener.accept()
connection.setblocking(False)
poll = select.epoll()
poll.register(connection, select.EPOLLIN | select.EPOLLOUT | select.EPOLLET)
while True:
    for _ in poll.poll():
        try:
            while connection.recv(1024):
                pass
        except BlockingIOError:
            pass
