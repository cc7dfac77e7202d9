"""Conecta-se ao servidor e mostra a saudação, do começo ao fim."""

import socket

PORTA = 12345

with socket.create_connection((socket.gethostname(), PORTA)) as conexao:
    saudacao = b""
    while pedaco := conexao.recv(1024):  # b"" é o fim: o servidor encerrou a conexão
        saudacao += pedaco

print(saudacao.decode())
