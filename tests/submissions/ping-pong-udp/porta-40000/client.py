import socket

cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    texto = input("Digite mensagem: ")
    cliente.sendto(texto.encode(), ("localhost", 40000))
    if texto == "SAIR":
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    print("Resposta recebida:", cliente.recv(65507).decode())
print("Desconectando.")
