#!/usr/bin/python3
# uso: python3 client.py <ip> <porta> [pausa em ms a cada 100]
import socket, sys, time, os

if len(sys.argv) < 3:
    sys.exit('uso: python3 client.py <ip> <porta> [pausa_ms]')

ip = sys.argv[1]
porta = int(sys.argv[2])
pausa = float(sys.argv[3]) / 1000 if len(sys.argv) > 3 else 0

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
recheio = 'x' * 1380
falhas = 0
for seq in range(1, 10001):
    pacote = '%d;%d;%s' % (os.getpid(), seq, recheio)
    try:
        sock.sendto(pacote.encode('ascii'), (ip, porta))
    except OSError as e:
        falhas += 1
    if pausa and seq % 100 == 0:
        time.sleep(pausa)

print('enviados: %d   falhas locais: %d' % (seq - falhas, falhas))
