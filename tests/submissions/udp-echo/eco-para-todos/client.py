import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    mensagem = input('Digite mensagem: ')
    if mensagem == 'SAIR':
        break
    s.sendto(mensagem.encode(), (socket.gethostname(), 12345))
    print('Eco:', s.recv(65535).decode())
