import socket
import time

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
destino = (socket.gethostname(), 12345)
for i in range(10000):
    s.sendto(f'mensagem {i}'.encode(), destino)
    time.sleep(0.05)
print('Pronto')
