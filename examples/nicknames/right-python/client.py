import socket
import threading

connection = socket.create_connection((socket.gethostname(), 9015))


def show():
    for line in connection.makefile(encoding="utf-8", newline="\n"):
        print(line, end="", flush=True)


threading.Thread(target=show, daemon=True).start()
prompt = "Your name: "
while True:
    try:
        connection.sendall(f"{input(prompt)}\n".encode())
    except EOFError:
        break
    prompt = ""
