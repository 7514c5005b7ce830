from net.reading import messages

for message in messages():
    print(message.decode(), end="")
