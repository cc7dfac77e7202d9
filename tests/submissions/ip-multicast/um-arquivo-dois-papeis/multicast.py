import socket
import struct

GRUPO = '224.1.1.1'
PORTA = 5007


def receiver():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(('', PORTA))
    mreq = struct.pack('=4sl', socket.inet_aton(GRUPO), socket.INADDR_ANY)
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
    print('Ouvindo o grupo', GRUPO)
    while True:
        print(sock.recv(10240).decode())


def sender():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
    sock.sendto(input('Mensagem: ').encode(), (GRUPO, PORTA))
    print('Enviado')


print('1) receiver')
print('2) sender')
op = input('Escolha: ')
if op == '1':
    receiver()
elif op == '2':
    sender()
else:
    print('Opção inválida!')
