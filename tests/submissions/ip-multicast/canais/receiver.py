import socket
import struct

CANAIS = {'1': ('esportes', '224.1.1.1'), '2': ('notícias', '224.1.1.2'), '3': ('avisos', '224.1.1.3')}
PORTA = 5007

for k, (nome, ip) in CANAIS.items():
    print(f'{k} - {nome} ({ip})')
escolha = input('Canais que quer ouvir, separados por vírgula [1]: ') or '1'

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(('', PORTA))
for k in escolha.split(','):
    nome, ip = CANAIS[k.strip()]
    mreq = struct.pack('=4sl', socket.inet_aton(ip), socket.INADDR_ANY)
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
    print('inscrito em', nome)
while True:
    print(sock.recv(10240).decode())
