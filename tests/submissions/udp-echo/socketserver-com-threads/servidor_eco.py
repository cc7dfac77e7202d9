import socketserver


class Eco(socketserver.DatagramRequestHandler):
    def handle(self):
        self.wfile.write(self.rfile.read())


class Servidor(socketserver.ThreadingUDPServer):
    max_packet_size = 65535


with Servidor(('0.0.0.0', 9999), Eco) as servidor:
    servidor.serve_forever()
