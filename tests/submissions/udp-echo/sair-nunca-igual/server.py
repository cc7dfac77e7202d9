import socketserver

class Eco(socketserver.BaseRequestHandler):
    def handle(self):
        dados, sock = self.request
        print(self.client_address, dados.decode(errors='replace'))
        sock.sendto(dados, self.client_address)

socketserver.UDPServer(('', 12345), Eco).serve_forever()
