"""Answers HEAD as it answers GET."""
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Hello(BaseHTTPRequestHandler):
    def do_GET(self):
        if not self.path.startswith("/hello/"):
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        self.wfile.write(f"Hello, {self.path[7:]}!".encode())

    do_HEAD = do_GET


ThreadingHTTPServer(("", 8001), Hello).serve_forever()
