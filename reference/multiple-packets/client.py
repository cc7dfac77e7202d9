"""Mostra as três mensagens do servidor, numeradas, uma por linha."""

import socket

PORTA = 12345

with socket.create_connection((socket.gethostname(), PORTA)) as conexao, conexao.makefile(encoding="utf-8", newline="\n") as linhas:
    for numero, linha in enumerate(linhas, 1):  # uma linha só está completa quando chega o seu "\n"
        print(numero)
        print(linha.rstrip("\n"))
