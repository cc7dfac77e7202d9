# -*- coding: utf-8 -*-
import socket

HOST = 'localhost'
PORT = 50007

def recebe(s, n):
    dados = b''
    while len(dados) < n:
        parte = s.recv(n - len(dados))
        if not parte:
            break
        dados += parte
    return dados

with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
    s.connect((HOST, PORT))
    tamanho = int(recebe(s, 4))
    mensagem = recebe(s, tamanho)
    print('Servidor diz:', mensagem.decode('utf-8', errors='ignore'))
