import socket
import struct

MCAST_GRP = '224.1.1.1'
MCAST_PORT = 5007


def cria_socket():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    sock.bind(('', MCAST_PORT))
    configura(sock)
    return sock


def configura(sock):
    # todas as opções do socket ficam aqui
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    mreq = struct.pack("=4sl", socket.inet_aton(MCAST_GRP), socket.INADDR_ANY)
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)


if __name__ == '__main__':
    sock = cria_socket()
    print('Receptor pronto')
    while True:
        print('Recebido:', sock.recv(10240).decode())
