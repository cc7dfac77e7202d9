import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
while True:
    print('Esperando mensagem')
    dados, addr = s.recvfrom(65535)
    if dados == b'SAIR':
        continue
    print('Mensagem recebida:', dados.decode())
    resposta = input('Digite resposta: ')
    s.sendto(resposta.encode(), addr)
    print('Resposta enviada.')
