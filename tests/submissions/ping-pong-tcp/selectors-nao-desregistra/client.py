import socket
import sys

HOST = sys.argv[1] if len(sys.argv) > 1 else "localhost"

print("conectando-se ao servidor")
with socket.create_connection((HOST, 40000)) as s:
    print("Conectado")
    while (msg := input("Digite mensagem: ")) != "SAIR":
        s.sendall(msg.encode())
        print("Mensagem enviada")
        print("Esperando resposta")
        print("Resposta recebida:", s.recv(2048).decode())
    s.sendall(b"SAIR")
    print("Desconectando.")
