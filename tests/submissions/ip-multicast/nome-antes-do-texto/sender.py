import socket
import struct

GRUPO = '224.1.1.1'
PORTA = 5007


def main():
    nome = input('Seu nome: ')
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, struct.pack('b', 1))
    while True:
        texto = input('Mensagem (ENTER vazio termina): ')
        if not texto:
            print('Tchau, %s!' % nome)
            return
        sock.sendto(f'{nome}: {texto}'.encode(), (GRUPO, PORTA))


if __name__ == '__main__':
    main()
