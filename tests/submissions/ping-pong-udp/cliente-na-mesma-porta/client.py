import socket

cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
cliente.bind(("", 12345))
while True:
    texto = input("Digite mensagem: ")
    cliente.sendto(texto.encode(), (socket.gethostname(), 12345))
    if texto == "SAIR":
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    print("Resposta recebida:", cliente.recv(65507).decode())
print("Desconectando.")
