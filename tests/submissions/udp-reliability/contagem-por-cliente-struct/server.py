import socket
import struct
from collections import defaultdict

FORMATO = "!II"           # id do cliente, numero de sequencia
PORTA = 60006

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 * 1024 * 1024)
sock.bind(("", PORTA))
sock.settimeout(2)

total = 0
mostrado = 0
por_cliente = defaultdict(int)
maior = defaultdict(int)


def resumo():
    print(f"--- Total de mensagens recebidas: {total} ---")
    for cid, n in por_cliente.items():
        print(f"    cliente {cid}: {n} recebidas, maior sequência {maior[cid]}, perdidas {maior[cid] - n}")


print(f"Contando na porta {PORTA} (mostro a cada 500 e quando houver silêncio)")
try:
    while True:
        try:
            dados, addr = sock.recvfrom(2048)
        except socket.timeout:
            if mostrado != total:
                resumo()
                mostrado = total
            continue
        total += 1
        if len(dados) >= struct.calcsize(FORMATO):
            cid, seq = struct.unpack_from(FORMATO, dados)
            por_cliente[cid] += 1
            maior[cid] = max(maior[cid], seq)
        if total % 500 == 0:
            print("Mensagens recebidas:", total)
except KeyboardInterrupt:
    resumo()
