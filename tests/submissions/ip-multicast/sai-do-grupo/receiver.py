import socket
import struct
import sys

GRUPO = '224.1.1.1'
PORTA = 5007


def entra(sock):
    mreq = struct.pack("=4sl", socket.inet_aton(GRUPO), socket.INADDR_ANY)
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
    return mreq


def sai(sock, mreq):
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, mreq)


def main():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(('', PORTA))
    mreq = entra(sock)
    nome = sys.argv[1] if len(sys.argv) > 1 else 'receiver'
    while True:
        try:
            msg = sock.recv(10240).decode()
            print('[%s] %s' % (nome, msg))
        except KeyboardInterrupt:
            break
        finally:
            sai(sock, mreq)


main()
