import socketserver


class ContadorHandler(socketserver.BaseRequestHandler):

    def setup(self):
        self.contador = 0

    def handle(self):
        dados = self.request[0].strip()
        self.contador += 1
        print("Mensagens recebidas: {}".format(self.contador))


if __name__ == "__main__":
    HOST, PORT = "0.0.0.0", 9999
    with socketserver.UDPServer((HOST, PORT), ContadorHandler) as server:
        server.serve_forever()
