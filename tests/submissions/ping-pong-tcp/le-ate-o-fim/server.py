#!/usr/bin/env python3
import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 12345))
s.listen(5)


def ler_tudo(c):
    """recv pode devolver só um pedaço, então tem que ler até acabar"""
    tudo = b""
    while True:
        pedaco = c.recv(1024)
        if not pedaco:
            break
        tudo += pedaco
    return tudo.decode()


while True:
    print("Esperando conexão.")
    c, addr = s.accept()
    print("Conectado")
    while True:
        print("Esperando mensagem")
        msg = ler_tudo(c)
        if msg == "SAIR" or msg == "":
            break
        print("Mensagem recebida:", msg)
        resp = input("Digite resposta: ")
        c.sendall(resp.encode())
        print("Resposta enviada.")
    c.close()
    print("Conexão encerrada.")
