from socket import *

s = socket(AF_INET, SOCK_DGRAM)
while True:
    texto = input("Digite mensagem: ")
    s.sendto(texto.encode(), (gethostname(), 12345))
    if texto == "SAIR":
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    print("Resposta recebida:", s.recv(4096).decode())
print("Desconectando.")
