"""Mostra o cumprimento do servidor."""
import socket

with socket.create_connection((socket.gethostname(), 12345)) as conexao:
    print(conexao.makefile(encoding="utf-8").read())
