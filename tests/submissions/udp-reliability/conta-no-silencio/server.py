# Conta datagramas. Para não perder mensagens por causa do print,
# só escreve quando a rede fica em silêncio por meio segundo.
import socket
from collections import Counter

SILENCIO = 0.5

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
s.settimeout(SILENCIO)

por_cliente = Counter()
mudou = False
print('Contando na porta 12345...', flush=True)

while True:
    try:
        _, addr = s.recvfrom(4096)
        por_cliente[addr] += 1
        mudou = True
    except socket.timeout:
        if not mudou:
            continue
        mudou = False
        print('--- silêncio ---')
        for (ip, porta), n in por_cliente.items():
            print(f'   {ip}:{porta} mandou {n}')
        print(f'Mensagens recebidas: {sum(por_cliente.values())}', flush=True)
