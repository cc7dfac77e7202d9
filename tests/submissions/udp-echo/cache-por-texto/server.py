import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
quem_disse = {}  # mensagem -> endereco de quem mandou
while True:
    dados, addr = s.recvfrom(65535)
    if dados not in quem_disse:
        quem_disse[dados] = addr
    s.sendto(dados, quem_disse[dados])
    print('eco para', quem_disse[dados])
