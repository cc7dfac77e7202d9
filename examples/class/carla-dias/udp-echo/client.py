from socket import socket, gethostname, AF_INET, SOCK_DGRAM

cliente = socket(AF_INET, SOCK_DGRAM)
while (texto := input('Digite mensagem: ')) != 'SAIR':
    cliente.sendto(texto.encode(), (gethostname(), 12345))
    print('Eco:', cliente.recv(1024).decode())
