import socketserver
import threading
from collections import defaultdict

topics = defaultdict(list)
lock = threading.Lock()


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            word, topic, *text = line.decode().rstrip("\n").split(" ", 2)
            with lock:
                if word == "sub":
                    topics[topic].append(self.wfile)
                elif word == "unsub":
                    topics[topic].remove(self.wfile)
                else:
                    for reader in topics[topic]:
                        reader.write(f"{topic} {text[0]}\n".encode())


class Broker(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


Broker(("", 9200), Handler).serve_forever()
