# -*- coding: utf-8 -*-
# Laboratorio de Sistemas Distribuidos - Ola TCP
# Um programa so para os dois lados. (o client.py e' copia deste)
import socket
import sys

PORTA_PADRAO = 47123


def pergunta(texto, padrao):
    r = input("%s [%s]: " % (texto, padrao)).strip()
    return r or padrao


def servidor():
    porta = int(pergunta("Porta para escutar", PORTA_PADRAO))
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("0.0.0.0", porta))
    s.listen(5)
    print("Servidor no ar na porta", porta, "(Ctrl+C termina)")
    try:
        while True:
            c, addr = s.accept()
            print("Chegou conexao de", addr)
            try:
                c.sendall("Seja bem-vindo ao servidor do grupo 7!".encode())
            except OSError as e:
                print("cliente foi embora:", e)
            c.close()
    except KeyboardInterrupt:
        print("\nate mais")
        s.close()


def cliente():
    host = pergunta("Endereco do servidor", "localhost")
    porta = int(pergunta("Porta do servidor", PORTA_PADRAO))
    s = socket.socket()
    try:
        s.connect((host, porta))
    except OSError as e:
        print("Nao deu pra conectar:", e)
        sys.exit(1)
    texto = b""
    while True:
        parte = s.recv(1024)
        if not parte:
            break
        texto += parte
    print("O servidor disse:", texto.decode())
    s.close()


if __name__ == "__main__":
    print("=" * 30)
    print(" 1 - Servidor")
    print(" 2 - Cliente")
    print(" 0 - Sair")
    print("=" * 30)
    op = input("Opcao: ").strip()
    while op not in ("0", "1", "2"):
        op = input("Opcao invalida, de novo: ").strip()
    if op == "1":
        servidor()
    elif op == "2":
        cliente()
