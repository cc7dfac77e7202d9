import socketserver


class PingPong(socketserver.BaseRequestHandler):
    def handle(self):
        print('Conectado')
        while True:
            print('Esperando mensagem')
            try:
                dados = self.request.recv(8192)
                if not dados or dados.decode() == 'SAIR':
                    break
                print('Mensagem recebida:', dados.decode())
                self.request.sendall(input('Digite resposta: ').encode())
            except ConnectionError:
                break
            print('Resposta enviada.')

    def finish(self):
        print('Conexão encerrada.')
        print('Esperando conexão.')


print('Esperando conexão.')
socketserver.TCPServer.allow_reuse_address = True
with socketserver.TCPServer(('', 12345), PingPong) as servidor:
    servidor.serve_forever()
