import socket


class Servidor:
    def __init__(self, porta=3333):
        self.socket = socket.create_server(('', porta), family=socket.AF_INET6, dualstack_ipv6=True)

    def executa(self):
        while True:
            print('Esperando conexão.')
            conexao, _ = self.socket.accept()
            print('Conectado')
            try:
                self.conversa(conexao)
            except OSError:
                pass
            conexao.close()
            print('Conexão encerrada.')

    def conversa(self, conexao):
        while True:
            print('Esperando mensagem')
            mensagem = conexao.recv(10000).decode()
            if mensagem in ('', 'SAIR'):
                return
            print('Mensagem recebida:', mensagem)
            conexao.sendall(input('Digite resposta: ').encode())
            print('Resposta enviada.')


if __name__ == '__main__':
    Servidor().executa()
