import socket
import threading

listener = socket.socket()
listener.bind(("localhost", 8080))
listener.listen()
threading.Thread(target=listener.accept, daemon=True).start()
while True:
    input()
