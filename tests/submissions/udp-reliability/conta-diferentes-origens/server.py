import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 12345))
vistos = set()
while True:
    dados, origem = sock.recvfrom(2048)
    vistos.add(origem)
    print('Mensagens recebidas:', len(vistos))
