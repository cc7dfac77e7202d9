import socketserver


class Mensagem(socketserver.BaseRequestHandler):
    def handle(self):
        dados, s = self.request
        if dados == b'SAIR':
            return
        print('Mensagem recebida:', dados.decode())
        s.sendto(input('Digite resposta: ').encode(), self.client_address)
        print('Resposta enviada.')
        print('Esperando mensagem')


print('Esperando mensagem')
with socketserver.UDPServer(('', 12345), Mensagem) as servidor:
    servidor.serve_forever()
