#!/usr/bin/python3
# Uso: python3 client.py [host] [porta]
import socket
import sys

host = sys.argv[1] if len(sys.argv) > 1 else 'localhost'
porta = int(sys.argv[2]) if len(sys.argv) > 2 else 12345

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect((host, porta))

dados = b''
pedaco = s.recv(16)
while pedaco != b'':
    dados += pedaco
    pedaco = s.recv(16)

print(dados.decode())
s.close()
