"""Devolve cada datagrama a quem o enviou."""
import socketserver


class Eco(socketserver.BaseRequestHandler):
    def handle(self):
        dados, soquete = self.request
        soquete.sendto(dados, self.client_address)


class Servidor(socketserver.UDPServer):
    max_packet_size = 65535


with Servidor(("", 12345), Eco) as servidor:
    servidor.serve_forever()
