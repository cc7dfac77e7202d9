import socketserver


class Saudacao(socketserver.BaseRequestHandler):
    def handle(self):
        print("Got connection from", self.client_address)
        self.request.sendall(b"Thank you for connecting")


class Servidor(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


with Servidor(("0.0.0.0", 12345), Saudacao) as servidor:
    servidor.serve_forever()
