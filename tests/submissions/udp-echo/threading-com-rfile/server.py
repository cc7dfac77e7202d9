import socketserver


class Eco(socketserver.DatagramRequestHandler):
    # rfile tem o datagrama recebido; o que for escrito em wfile
    # é mandado de volta quando o handle termina
    def handle(self):
        dados = self.rfile.read()
        print(self.client_address, '->', dados.decode(errors='replace'))
        self.wfile.write(dados)


class ServidorEco(socketserver.ThreadingUDPServer):
    max_packet_size = 65535
    daemon_threads = True


if __name__ == '__main__':
    with ServidorEco(('', 12345), Eco) as servidor:
        print('Eco UDP na porta 12345')
        servidor.serve_forever()
