import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
while True:
    print('Esperando mensagem')
    dados, cliente = s.recvfrom(65535)
    if dados == b'SAIR':
        continue
    print('Mensagem recebida:', dados.decode())
    s.sendto(input('Digite resposta: ').encode(), cliente)
    print('Resposta enviada.')
