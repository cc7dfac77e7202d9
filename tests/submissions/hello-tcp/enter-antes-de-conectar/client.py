#!/usr/bin/env python3
import socket

HOST = '127.0.0.1'
PORTA = 15001

# as pausas sao para dar tempo de olhar o netstat em outro terminal
with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
    input('Pronto para conectar. (Aperte ENTER para executar o s.connect() )')
    s.connect((HOST, PORTA))

    recebido = b''
    while True:
        pedaco = s.recv(64)
        if pedaco == b'':
            break
        recebido += pedaco

    print('Servidor disse:', recebido.decode('utf-8').rstrip())
    input('Pronto para fechar. (Aperte ENTER para executar o s.close() )')

print('fim')
