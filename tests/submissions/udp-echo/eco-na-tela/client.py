import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    texto = input('Digite mensagem: ')
    if texto == 'SAIR':
        break
    s.sendto(texto.encode(), ('localhost', 12345))
    print('Eco:', s.recv(65535).decode())
