import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
while True:
    print('Esperando mensagem')
    msg = s.recv(4096)
    print('Mensagem recebida:', msg.decode())
    resp = input('Digite resposta: ')
    s.sendto(resp.encode(), addr)
    print('Resposta enviada.')
