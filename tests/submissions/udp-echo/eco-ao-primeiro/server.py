import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
print('Esperando mensagem')
primeiro = None
while True:
    dados, cliente = s.recvfrom(65535)
    print('Mensagem recebida de', cliente, 'com', len(dados), 'bytes')
    if primeiro is None:
        primeiro = cliente
    s.sendto(dados, primeiro)
