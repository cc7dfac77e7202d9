from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Mensagens(BaseHTTPRequestHandler):
    def do_GET(self):
        corpo = "\n".join(["Thank you for connecting", "Come back often", "Bye!"]).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(corpo)))
        self.end_headers()
        self.wfile.write(corpo)


ThreadingHTTPServer(("localhost", 12345), Mensagens).serve_forever()
