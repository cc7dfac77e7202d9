import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
recebidas = set()
while True:
    dados, _ = s.recvfrom(1024)
    recebidas.add(dados)
    print('Mensagens recebidas:', len(recebidas))
