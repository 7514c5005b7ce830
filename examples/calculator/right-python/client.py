import socket

with socket.create_connection((socket.gethostname(), 9100)) as connection:
    answers = connection.makefile("r", encoding="utf-8", newline="\n")
    while True:
        try:
            request = input("> ")
        except EOFError:
            break
        connection.sendall(f"{request}\n".encode())
        print("=", answers.readline().strip(), flush=True)
