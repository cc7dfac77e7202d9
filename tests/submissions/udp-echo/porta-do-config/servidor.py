import socket

import config

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', config.PORTA))
print('Servidor de eco na porta', config.PORTA)
while True:
    dados, de = sock.recvfrom(config.TAMANHO)
    print(de, '->', dados.decode(errors='replace'))
    sock.sendto(dados, de)
