# -*- coding: latin-1 -*-
import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
print('Servidor pronto, aguardando mensagens...')
while True:
    data, addr = s.recvfrom(65535)
    mensagem = data.decode('latin-1')
    s.sendto(mensagem.encode('latin-1'), addr)
    print(len(mensagem), 'bytes devolvidos (não lidos) para', addr)
