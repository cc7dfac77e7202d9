#!/usr/bin/env python3.10
import socket
import sys

servidor = (sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1", 12346)

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    while (msg := input("Digite mensagem: ")) != "SAIR":
        sock.sendto(msg.encode(), servidor)
        print("Mensagem enviada")
        print("Esperando resposta")
        data, _ = sock.recvfrom(4096)
        print("Resposta recebida:", data.decode())
    sock.sendto(b"SAIR", servidor)
print("Desconectando.")
