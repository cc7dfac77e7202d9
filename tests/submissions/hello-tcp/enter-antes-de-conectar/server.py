#!/usr/bin/env python3
# Servidor de boas vindas - Lab 1
import socket
from datetime import datetime

HOST = ''
PORTA = 15001
BEM_VINDO = "Seja bem-vindo ao servidor do laboratório!\n"

tcp = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
tcp.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
orig = (HOST, PORTA)
tcp.bind(orig)
tcp.listen(1)
print('Servidor no ar, porta', PORTA)

while True:
    con, cliente = tcp.accept()
    hora = datetime.now().strftime('%H:%M:%S')
    print(f'[{hora}] Conectado por', cliente)
    try:
        con.sendall(BEM_VINDO.encode('utf-8'))
    except OSError as erro:
        print(f'[{hora}] cliente foi embora antes da hora:', erro)
    finally:
        con.close()
    print(f'[{hora}] Finalizando conexao do cliente', cliente)
