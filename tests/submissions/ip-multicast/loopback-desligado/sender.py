# sender.py - envia mensagens para o grupo até digitar SAIR
import socket

GRUPO = '224.1.1.1'
PORTA = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
# nao quero receber de volta as minhas proprias mensagens
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 0)

while True:
    msg = input('Mensagem: ')
    if msg == 'SAIR':
        break
    sock.sendto(msg.encode(), (GRUPO, PORTA))
    print('Enviada para o grupo.')
