import socket

DESTINO = '255.255.255.255'
PORTA = 5007

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
mensagem = input('Digite mensagem: ')
s.sendto(mensagem.encode(), (DESTINO, PORTA))
