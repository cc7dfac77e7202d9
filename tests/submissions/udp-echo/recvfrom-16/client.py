import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
print('=== CLIENTE ECO ===')
print('SAIR para sair')
while 1:
    msg = input('>> ')
    if msg == 'SAIR':
        break
    s.sendto(msg.encode(), ('localhost', 12345))
    data, addr = s.recvfrom(4096)
    print('<<', data.decode(errors='replace'))
    if data.decode(errors='replace') != msg:
        print('(voltou diferente, udp nao e confiavel)')
print('Desconectando.')
s.close()
