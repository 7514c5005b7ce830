import socket

server = (socket.gethostname(), 9013)
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
    while True:
        try:
            question = input("time or date? ")
        except EOFError:
            break
        client.sendto(question.encode(), server)
        answer, _ = client.recvfrom(1024)
        print("The server says", answer.decode().strip(), flush=True)
