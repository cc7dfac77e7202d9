# Cliente de eco UDP
from socket import socket, AF_INET, SOCK_DGRAM

BUFFER = 1024
PORTA = 50007

def main():
    host = input('Servidor [localhost]: ') or 'localhost'
    with socket(AF_INET, SOCK_DGRAM) as sk:
        while True:
            frase = input('Frase: ')
            if frase == 'SAIR':
                break
            sk.sendto(frase.encode(), (host, PORTA))
            pacote, _ = sk.recvfrom(BUFFER)
            print('Eco:', pacote.decode())

if __name__ == '__main__':
    main()
