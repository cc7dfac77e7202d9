from socket import socket, AF_INET, SOCK_DGRAM

s = socket(AF_INET, SOCK_DGRAM)
s.bind(('', 0))
print('Cliente na porta', s.getsockname()[1])

while True:
    try:
        texto = input('> ')
    except (EOFError, KeyboardInterrupt):
        print()
        break
    if texto.upper() == 'SAIR':
        break
    s.sendto(texto.encode('utf-8'), ('localhost', 12345))
    eco, origem = s.recvfrom(65535)
    print('eco de', origem, ':', eco.decode('utf-8'))
