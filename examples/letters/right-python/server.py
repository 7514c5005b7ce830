import socket

listener = socket.create_server(("", 9021))
connection, _ = listener.accept()
for line in connection.makefile(encoding="utf-8", newline="\n"):
    print(len(line.rstrip("\n")))
