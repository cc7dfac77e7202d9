import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    msg = input('Mensagem (sair para terminar): ')
    if msg.upper() == 'sair':
        break
    s.sendto(msg.encode(), ('localhost', 12345))
    print('Eco:', s.recvfrom(1024)[0].decode())
print('Fim')
