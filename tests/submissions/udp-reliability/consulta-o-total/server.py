import socket
from collections import Counter

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
por_cliente = Counter()

print('Esperando mensagens', flush=True)
while True:
    data, addr = s.recvfrom(1024)
    if data == b'TOTAL?':
        # pergunta do cliente, nao entra na conta
        s.sendto(str(por_cliente[addr]).encode(), addr)
        continue
    por_cliente[addr] += 1
    print('Recebidas:', sum(por_cliente.values()),
          '- deste cliente:', por_cliente[addr], flush=True)
