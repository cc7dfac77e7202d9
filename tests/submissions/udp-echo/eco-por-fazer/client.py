import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(4)
while True:
    texto = input('Digite mensagem: ')
    if texto == 'SAIR':
        break
    s.sendto(texto.encode(), ('localhost', 12345))
    try:
        print('Eco:', s.recv(65535).decode())
    except TimeoutError:
        print('O eco não veio.')
