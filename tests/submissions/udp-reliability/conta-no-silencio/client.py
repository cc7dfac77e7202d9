import socket
import sys

destino = (sys.argv[1] if len(sys.argv) > 1 else 'localhost', 12345)
TOTAL = 10_000

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for i in range(TOTAL):
    s.sendto(f'mensagem {i + 1}'.encode(), destino)
print('Enviadas', TOTAL, 'mensagens')
s.close()
