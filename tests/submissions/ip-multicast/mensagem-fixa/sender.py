import socket

GRUPO = '224.1.1.1'
PORTA = 5007

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
mensagem = 'Olá, grupo!'
s.sendto(mensagem.encode(), (GRUPO, PORTA))
