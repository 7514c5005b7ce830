"""Sends to its neighbour alone, whether or not that is there."""
import socket
import sys
import threading

number, count, host = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
server = socket.create_server(("", 9400 + number))


def send(word, whom):
    try:
        with socket.create_connection((host, 9400 + number % count + 1)) as connection:
            connection.sendall(f"{word} {whom}\n".encode())
    except OSError:
        print("The next one is gone.", flush=True)


def take(line):
    word, whom = line.split()
    whom = int(whom)
    if word == "elect" and whom == number:
        send("leader", number)
    elif word == "elect":
        send("elect", max(whom, number))
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
