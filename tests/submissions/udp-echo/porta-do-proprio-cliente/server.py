import socket

servidor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor.bind(("", 7000))
while True:
    dados, quem = servidor.recvfrom(65535)
    servidor.sendto(dados, quem)
