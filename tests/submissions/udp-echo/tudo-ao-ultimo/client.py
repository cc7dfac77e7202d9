import socket

cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    texto = input("Digite mensagem: ")
    if texto == "SAIR":
        break
    cliente.sendto(texto.encode(), ("localhost", 12345))
    print("Eco:", cliente.recvfrom(65535)[0].decode())
