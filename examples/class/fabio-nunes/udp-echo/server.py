import socket

eco = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
eco.bind(("", 12345))
while True:
    dados, quem = eco.recvfrom(65535)
    eco.sendto(dados, quem)
