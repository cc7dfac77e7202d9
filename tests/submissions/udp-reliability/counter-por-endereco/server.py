import socket
from collections import Counter

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('0.0.0.0', 10101))
por_cliente = Counter()
print('pronto')
while True:
    _, addr = sock.recvfrom(512)
    por_cliente[addr] += 1
    print('Total:', sum(por_cliente.values()), '- por cliente:', list(por_cliente.values()))
