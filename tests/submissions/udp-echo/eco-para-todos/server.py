import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
clientes = []
while True:
    dados, cliente = s.recvfrom(65535)
    if cliente not in clientes:
        clientes.append(cliente)
    for destino in clientes:
        s.sendto(dados, destino)
