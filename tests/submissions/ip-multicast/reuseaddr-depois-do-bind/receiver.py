import socket
import struct

GRUPO = '224.1.1.1'
PORTA = 5007


def entrar_no_grupo():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    s.bind(('', PORTA))
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    mreq = struct.pack('4s4s', socket.inet_aton(GRUPO), socket.inet_aton('0.0.0.0'))
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
    return s


def main():
    s = entrar_no_grupo()
    while True:
        mensagem, remetente = s.recvfrom(10240)
        print(mensagem.decode())


main()
