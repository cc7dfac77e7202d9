# python cliente.py IP_DO_SERVIDOR   (eu rodo o servidor no outro PC)
import socket
import sys

import config


class ClienteEco:
    def __init__(self, host):
        self.destino = (host, config.PORTA)
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(('', config.PORTA))

    def eco(self, texto):
        self.sock.sendto(texto.encode(), self.destino)
        return self.sock.recvfrom(config.TAMANHO)[0].decode()


cliente = ClienteEco(sys.argv[1])
while True:
    texto = input('Digite mensagem: ')
    if texto == 'SAIR':
        break
    print('Resposta recebida:', cliente.eco(texto))
print('Desconectando.')
