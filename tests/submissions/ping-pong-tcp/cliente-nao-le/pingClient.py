from socket import *

cliente = socket(AF_INET, SOCK_STREAM)
print("Conectando-se ao servidor...")
cliente.connect(("localhost", 8888))
print("Conectado!")

while True:
    mensagem = input("Digite mensagem: ")
    cliente.sendall(mensagem.encode())
    if mensagem.strip().upper() == "SAIR":
        break
    print("Mensagem enviada!")

print("Desconectando...")
cliente.close()
