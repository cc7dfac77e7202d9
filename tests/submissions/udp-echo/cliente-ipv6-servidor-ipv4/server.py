import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
print('Esperando mensagem')
while True:
    dados, cliente = s.recvfrom(65535)
    print('Mensagem recebida de', cliente, 'com', len(dados), 'bytes')
    s.sendto(dados, cliente)
