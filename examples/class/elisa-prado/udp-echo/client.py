"""Envia o que se digita e mostra o eco."""
import socket
import sys

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as soquete:
    soquete.connect((socket.gethostname(), 12345))
    print("Digite uma linha (SAIR termina):", flush=True)
    for linha in sys.stdin:
        if linha.strip() == "SAIR":
            break
        soquete.send(linha.rstrip("\n").encode())
        print("Eco:", soquete.recv(65535).decode(), flush=True)
