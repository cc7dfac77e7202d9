import socket


class Servidor:
    def __init__(self, host='', porta=12345):
        self.endereco = (host, porta)

    def iniciar(self):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind(self.endereco)
        self.sock.listen(5)
        while True:
            print('Esperando conexão.')
            con, cliente = self.sock.accept()
            print('Conectado')
            try:
                self.conversar(con)
            except ConnectionError:
                print('O cliente caiu.')
            con.close()
            print('Conexão encerrada.')

    def conversar(self, con):
        # cada mensagem é uma linha
        arq = con.makefile('rw', encoding='utf-8')
        while True:
            print('Esperando mensagem')
            linha = arq.readline()
            if linha == '' or linha.rstrip('\n') == 'SAIR':
                return
            print('Mensagem recebida:', linha.rstrip('\n'))
            arq.write(input('Digite resposta: ') + '\n')
            arq.flush()
            print('Resposta enviada.')


Servidor().iniciar()
