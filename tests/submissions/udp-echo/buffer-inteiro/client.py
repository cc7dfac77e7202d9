import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    mensagem = input("Digite mensagem: ")
    if mensagem == "SAIR":
        break
    s.sendto(mensagem.encode(), ("localhost", 12345))
    print("Eco:", s.recvfrom(65535)[0].decode(errors="replace"))
