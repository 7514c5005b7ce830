import shutil
import socket

shutil.copyfile("/tmp/data", "/tmp/copy")
with socket.create_connection(("127.0.0.1", 9000)) as client, open("/tmp/copy", "rb") as file:
    client.sendfile(file)
