import socket
from collections import Counter

PORTA = 12312
por_cliente = Counter()

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
# pede um buffer grande para o kernel: menos perda quando o print atrasa
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 * 1024 * 1024)
s.bind(('', PORTA))
print('buffer de recepção:', s.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF), 'bytes')

while True:
    dados, (ip, porta) = s.recvfrom(2048)
    por_cliente[ip, porta] += 1
    print(f'total recebidas: {sum(por_cliente.values())}   (deste cliente, {ip}:{porta}: {por_cliente[ip, porta]})')
