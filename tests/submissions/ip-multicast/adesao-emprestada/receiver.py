import socket
import struct

MCAST_GRP = '224.1.1.1'
MCAST_PORT = 5007


def entrar_no_grupo(grupo):
    mreq = struct.pack("=4sl", socket.inet_aton(grupo), socket.INADDR_ANY)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as adesao:
        adesao.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
    print('Entrei no grupo', grupo)


sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(('', MCAST_PORT))

entrar_no_grupo(MCAST_GRP)

while True:
    dados, de = sock.recvfrom(10240)
    print(dados.decode())
