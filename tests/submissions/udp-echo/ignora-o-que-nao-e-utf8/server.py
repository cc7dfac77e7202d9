import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
while True:
    dados, cliente = s.recvfrom(65535)
    texto = dados.decode(errors='ignore')
    print('Mensagem recebida:', texto[:40])
    s.sendto(texto.encode(), cliente)
