import socket

receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind(("", 5004))
group = socket.inet_aton("224.1.1.1") + socket.inet_aton("0.0.0.0")
receiver.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, group)
while True:
    print(receiver.recv(1024).decode())
