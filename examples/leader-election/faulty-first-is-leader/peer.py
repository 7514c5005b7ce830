"""Lets whoever begins an election lead."""
import socket
import sys
import threading

number, count, host = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
server = socket.create_server(("", 9400 + number))


def send(word, whom):
    """To the next one that is there, which may be this program itself."""
    for step in range(1, count + 1):
        port = 9400 + (number - 1 + step) % count + 1
        try:
            with socket.create_connection((host, port)) as connection:
                connection.sendall(f"{word} {whom}\n".encode())
                return
        except OSError:
            continue


def take(line):
    word, whom = line.split()
    whom = int(whom)
    if word == "elect" and whom == number:
        send("leader", number)
    elif word == "elect":
        send("elect", whom)
    elif word == "leader":
        print("leader", whom, flush=True)
        if whom != number:
            send("leader", whom)


def listen():
    while True:
        connection, _ = server.accept()
        with connection, connection.makefile() as lines:
            for line in lines:
                take(line)


threading.Thread(target=listen, daemon=True).start()
for _ in sys.stdin:
    send("elect", number)
