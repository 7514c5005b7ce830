from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Hello(BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer(with_page=True)

    def do_HEAD(self):
        self.answer(with_page=False)

    def answer(self, with_page):
        if not self.path.startswith("/hello/"):
            self.send_error(404)
            return
        page = f"<h1>Hello, {self.path.removeprefix('/hello/')}!</h1>\n".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if with_page:
            self.wfile.write(page)


ThreadingHTTPServer(("", 8001), Hello).serve_forever()
