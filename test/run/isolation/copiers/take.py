# Takes what one connection brings and prints its digest; writes a line into a pipe when it can be called.
import hashlib
import socket
import sys

server = socket.create_server(("127.0.0.1", 9000))
with open(sys.argv[1], "w") as ready:
    ready.write("ready\n")
peer, _ = server.accept()
with peer.makefile("rb") as stream:
    print(hashlib.sha256(stream.read()).hexdigest())
