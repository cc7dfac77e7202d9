import socket
import struct
from collections import defaultdict

# cada datagrama: id do cliente (4 bytes) + número de sequência (4 bytes)
FORMATO = struct.Struct('!II')

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 12345))
sock.settimeout(2)

total = 0
vistos = defaultdict(set)     # id -> sequências que chegaram
maior = defaultdict(int)
mostrado = 0

print('Esperando datagramas na porta 12345')
while True:
    try:
        dados = sock.recv(2048)
    except socket.timeout:
        # 2 s de silêncio: hora do balanço
        if total != mostrado:
            mostrado = total
            print(f'\rRecebidas: {total}')
            for cid, seqs in sorted(vistos.items()):
                faltam = maior[cid] - len(seqs)
                print(f'   cliente {cid:08x}: {len(seqs)} recebidas, {faltam} perdidas')
        continue
    total += 1
    if len(dados) >= FORMATO.size:
        cid, seq = FORMATO.unpack_from(dados)
        vistos[cid].add(seq)
        maior[cid] = max(maior[cid], seq)
    if total % 250 == 0:
        print(f'\rRecebidas: {total}', end='', flush=True)
