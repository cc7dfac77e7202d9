import socket

BUF = 16

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))

while True:
    print('Esperando mensagem')
    data, addr = s.recvfrom(BUF)
    msg = data.decode(errors='replace')
    if msg == 'SAIR':
        print('Cliente', addr, 'saiu.')
        continue
    print('Mensagem recebida de', addr, ':', msg)
    r = input('Digite resposta: ')
    s.sendto(r.encode(), addr)
    print('Resposta enviada.')
