import socket

cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
cliente.bind(("", 7001))
while True:
    texto = input("Digite mensagem: ")
    if texto == "SAIR":
        break
    cliente.sendto(texto.encode(), (socket.gethostname(), 7000))
    print("Eco:", cliente.recvfrom(65535)[0].decode())
