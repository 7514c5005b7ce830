import socket

with socket.create_connection((socket.gethostname(), 9006)) as connection:
    answers = connection.makefile(encoding="utf-8", newline="\n")
    while True:
        try:
            text = input("You: ")
        except EOFError:
            break
        connection.sendall(f"{text}\n".encode())
        answer = answers.readline()
        if not answer:
            print("The server has gone.")
            break
        print("Server:", answer, end="", flush=True)
