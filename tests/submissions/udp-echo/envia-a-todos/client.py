import socket

cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
cliente.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
while True:
    texto = input("Digite mensagem: ")
    if texto == "SAIR":
        break
    cliente.sendto(texto.encode(), ("255.255.255.255", 12345))
    print("Eco:", cliente.recvfrom(65535)[0].decode())
