"""Servidor UDP - repassa as mensagens entre os clientes"""
import socket


class Servidor:
    def __init__(self, porta=12345):
        self.clientes = set()
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(('', porta))

    def ecoar(self, dados, remetente):
        for cliente in self.clientes:
            if cliente != remetente:
                self.sock.sendto(dados, cliente)

    def rodar(self):
        print('🚀 servidor no ar')
        while True:
            dados, remetente = self.sock.recvfrom(4096)
            if remetente not in self.clientes:
                self.clientes.add(remetente)
                print('👋 entrou', remetente)
            if dados == b'SAIR':
                self.clientes.discard(remetente)
                print('🚪 saiu', remetente)
                continue
            print('💬', remetente, dados.decode())
            self.ecoar(dados, remetente)


Servidor().rodar()
