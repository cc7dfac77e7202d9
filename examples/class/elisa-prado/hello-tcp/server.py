"""Cumprimenta cada cliente que se conecta."""
import socketserver


class Cumprimento(socketserver.BaseRequestHandler):
    def handle(self):
        print("Got connection from", self.client_address)
        self.request.sendall(b"Thank you for connecting")


with socketserver.TCPServer(("", 12345), Cumprimento) as servidor:
    servidor.serve_forever()
