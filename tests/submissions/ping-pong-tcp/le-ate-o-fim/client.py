#!/usr/bin/env python3
import socket

s = socket.socket()
print("conectando-se ao servidor")
s.connect(("localhost", 12345))
print("Conectado")

while True:
    msg = input("Digite mensagem: ")
    s.sendall(msg.encode())
    s.shutdown(socket.SHUT_WR)   # avisa o servidor que a mensagem acabou
    if msg == "SAIR":
        print("Desconectando.")
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    resp = s.recv(1024).decode()
    print("Resposta recebida:", resp)

s.close()
