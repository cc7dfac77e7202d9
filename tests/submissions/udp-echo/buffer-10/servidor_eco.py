# Servidor de eco UDP
from socket import socket, AF_INET, SOCK_DGRAM

BUFFER = 10
PORTA = 50007

def main():
    with socket(AF_INET, SOCK_DGRAM) as sk:
        sk.bind(('', PORTA))
        print('ECO na porta', PORTA)
        while True:
            pacote, origem = sk.recvfrom(BUFFER)
            print(origem, '->', pacote)
            sk.sendto(pacote, origem)

if __name__ == '__main__':
    main()
