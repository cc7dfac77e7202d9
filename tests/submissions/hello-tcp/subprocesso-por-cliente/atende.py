"""Recebe na linha de comando o descritor de uma conexão já aceita."""
import socket
import sys

with socket.socket(fileno=int(sys.argv[1])) as conexao:
    try:
        conexao.sendall(b"Thank you for connecting")
    except ConnectionError as erro:
        print("conexão perdida:", erro)
