from socket import *

s = socket(AF_INET, SOCK_DGRAM)
s.bind(("", 12345))
while True:
    print("Esperando mensagem")
    texto, cliente = s.recvfrom(4096)
    print("Mensagem recebida:", texto.decode())
    cliente = (gethostname(), 12345)
    s.sendto(input("Digite resposta: ").encode(), cliente)
    print("Resposta enviada.")
