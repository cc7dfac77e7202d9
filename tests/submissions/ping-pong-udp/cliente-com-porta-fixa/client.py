import socket

cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
cliente.bind(("0.0.0.0", 12001))
while True:
    texto = input("Digite mensagem: ")
    cliente.sendto(texto.encode(), ("localhost", 12000))
    if texto == "SAIR":
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    print("Resposta recebida:", cliente.recv(65507).decode())
print("Desconectando.")
