# -*- coding: latin-1 -*-
import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
addr = (socket.gethostname(), 12345)
while True:
    mensagem = input('Mensagem (não deixe vazia): ')
    s.sendto(mensagem.encode(), addr)
    data, _ = s.recvfrom(65535)
    print('Eco recebido:')
    print(data.decode())
