#!/usr/bin/env python3
# UDP "conectado": connect() só grava o destino, não manda nada na rede.
import socket
import sys

destino = (sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1", 23023)

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    s.connect(destino)
    print("Pronto, falando com %s:%d" % destino)
    while True:
        msg = input("Digite mensagem: ")
        try:
            s.send(msg.encode())
            if msg == "SAIR":
                print("Desconectando.")
                break
            print("Mensagem enviada")
            print("Esperando resposta")
            resposta = s.recv(65535).decode()
        except ConnectionRefusedError:
            print("Não há servidor nesse endereço.")
            continue
        print("Resposta recebida:", resposta)
        if resposta == "SAIR":
            break
