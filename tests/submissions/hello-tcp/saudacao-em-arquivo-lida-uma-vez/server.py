#!/usr/bin/env python3
# Servidor TCP - a mensagem fica no arquivo saudacao.txt para poder trocar sem mexer no codigo
import os
import socket

pasta = os.path.dirname(os.path.abspath(__file__))
arquivo = open(os.path.join(pasta, "saudacao.txt"), encoding="utf-8")

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 12345))
s.listen(5)
print("Servidor no ar")

while True:
    c, addr = s.accept()
    print("Got connection from", addr)
    mensagem = arquivo.read()
    c.sendall(mensagem.encode("utf-8"))
    c.close()
