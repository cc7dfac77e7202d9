import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
s.setblocking(False)
print('Esperando mensagem')
while True:
    try:
        dados, cliente = s.recvfrom(65535)
    except BlockingIOError:
        continue
    print('Mensagem recebida de', cliente, 'com', len(dados), 'bytes')
    s.sendto(dados, cliente)
