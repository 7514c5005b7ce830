import socket
import threading

PORT = 9100


def answer(request):
    left, sign, right = request.split(" ")
    a, b = int(left), int(right)
    if sign == "+":
        return left + right
    if sign == "-":
        return a - b
    return a * b


def serve(connection):
    with connection, connection.makefile("r", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            connection.sendall(f"{answer(line.strip())}\n".encode())


with socket.create_server(("", PORT)) as server:
    while True:
        connection, _ = server.accept()
        threading.Thread(target=serve, args=(connection,), daemon=True).start()
