import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
while True:
    print('Esperando mensagem')
    msg, addr = s.recvfrom(4096)
    print('Mensagem recebida:', msg.decode())
    resp = input('Digite resposta: ')
    s.sendto(resp.encode(), addr)
    print('Resposta enviada.')
