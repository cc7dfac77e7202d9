import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.connect(('127.0.0.1', 12345))
while True:
    texto = input('Mensagem: ')
    if texto == 'SAIR':
        break
    s.send(texto.encode())
    print('Eco:', s.recv(65535).decode())
