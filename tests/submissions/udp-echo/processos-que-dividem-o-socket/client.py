import socket

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    while True:
        mensagem = input("Digite mensagem: ")
        s.sendto(mensagem.encode(), ("localhost", 12345))
        if not mensagem:
            break
        eco, _ = s.recvfrom(65535)
        print(eco.decode())
