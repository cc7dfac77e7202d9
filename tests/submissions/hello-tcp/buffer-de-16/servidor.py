from socket import *

BUFFER = 16
PORTA = 8080

class Servidor:
    def __init__(self, porta):
        self.sock = socket(AF_INET, SOCK_STREAM)
        self.sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        self.sock.bind(('0.0.0.0', porta))
        self.sock.listen()
        self.atendidos = 0

    def rodar(self):
        print('=' * 40)
        print('   SERVIDOR DE BOAS VINDAS'.center(40))
        print('=' * 40)
        while True:
            conexao, endereco = self.sock.accept()
            self.atendidos += 1
            print(f'#{self.atendidos} {endereco}')
            conexao.sendall(b'Seja bem-vindo ao servidor da turma de SD!')
            conexao.close()

Servidor(PORTA).rodar()
