import argparse
import socket
import time

p = argparse.ArgumentParser(description='Envia N datagramas para o servidor')
p.add_argument('-n', '--quantidade', type=int, default=10_000)
p.add_argument('-H', '--host', default='127.0.0.1')
p.add_argument('-i', '--intervalo', type=float, default=0.0, help='pausa entre envios (s)')
a = p.parse_args()

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    t = time.time()
    for i in range(1, a.quantidade + 1):
        s.sendto(f'{i:05d}|mensagem número {i}'.encode(), (a.host, 12345))
        if a.intervalo:
            time.sleep(a.intervalo)
        if i % 1000 == 0:
            print(f'{i}/{a.quantidade} enviadas')
    print(f'✔ {a.quantidade} mensagens em {time.time() - t:.2f}s')
