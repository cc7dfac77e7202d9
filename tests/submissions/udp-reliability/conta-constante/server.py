import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 12345))
total = 0
while True:
    dados, origem = sock.recvfrom(2048)
    total = 1
    print('Mensagens recebidas:', total)
