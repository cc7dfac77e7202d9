import socket
import struct


def canal():
    while True:
        n = input('Canal (1 a 9): ').strip()
        if n.isdigit() and 1 <= int(n) <= 9:
            return int(n)
        print('Canal inválido.')


def main():
    numero = canal()
    grupo = f'239.255.0.{numero}'
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((grupo, 5007))
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,
                 struct.pack('=4sl', socket.inet_aton(grupo), socket.INADDR_ANY))
    print('Sintonizado no canal', numero)
    while True:
        dados, quem = s.recvfrom(10240)
        print(f'[canal {numero}] {dados.decode()}')


main()
