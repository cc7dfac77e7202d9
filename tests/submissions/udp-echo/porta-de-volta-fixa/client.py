import socket

PORTA_SERVIDOR = 5005
PORTA_CLIENTE = 5006

# o cliente tambem precisa de bind senao nao recebe nada
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', PORTA_CLIENTE))

msg = ''
while msg != 'SAIR':
    msg = input('Digite: ')
    s.sendto(msg.encode(), ('localhost', PORTA_SERVIDOR))
    eco, addr = s.recvfrom(4096)
    print('Eco:', eco.decode())

print('tchau')
s.close()
