import socket

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as servidor:
    servidor.bind(("", 12345))
    while True:
        pacote, remetente = servidor.recvfrom(65535)
        servidor.sendto(pacote, remetente)
