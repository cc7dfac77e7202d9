import socketserver


class Eco(socketserver.DatagramRequestHandler):
    """rfile tem o datagrama recebido; o que for escrito em wfile volta ao remetente"""

    def handle(self):
        dados = self.rfile.read()
        print('Mensagem recebida: %s  (de %s:%d)' % ((dados.decode('utf-8', 'replace'),) + self.client_address))
        self.wfile.write(dados)


class Servidor(socketserver.ThreadingUDPServer):
    max_packet_size = 65535
    daemon_threads = True


with Servidor(('0.0.0.0', 12345), Eco) as srv:
    print('Esperando mensagem')
    try:
        srv.serve_forever()
    except KeyboardInterrupt:
        print('fim')
