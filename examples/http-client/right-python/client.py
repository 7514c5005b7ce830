import socket


def fetch(name):
    with socket.create_connection((socket.gethostname(), 8000)) as connection:
        connection.sendall(f"GET /{name} HTTP/1.0\r\nHost: {socket.gethostname()}\r\n\r\n".encode())
        answer = b""
        while chunk := connection.recv(1024):
            answer += chunk
    head, _, page = answer.partition(b"\r\n\r\n")
    status = head.split(b"\r\n")[0].decode()
    return status, page.decode()


while True:
    try:
        name = input("Page: ")
    except EOFError:
        break
    status, page = fetch(name)
    if status.split()[1] == "200":
        print(page, flush=True)
    else:
        print("Sorry:", status, flush=True)
