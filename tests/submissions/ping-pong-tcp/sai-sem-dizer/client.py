import socket
import sys

s = socket.socket()
print("conectando-se ao servidor")
s.connect(("localhost", 12345))
print("Conectado")
while True:
    msg = input("Digite mensagem: ")
    if msg == "SAIR":
        print("Desconectando.")
        sys.exit()
    s.sendall(msg.encode())
    print("Mensagem enviada")
    print("Esperando resposta")
    print("Resposta recebida:", s.recv(4096).decode())
