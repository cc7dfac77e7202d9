import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
print('Servidor no ar')
totais = {}
while True:
    dados, cliente = s.recvfrom(1024)
    totais[cliente] = totais.get(cliente, 0) + 1
    print('Mensagens recebidas:', totais[cliente])
