import socket
import time

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
ip = socket.gethostbyname(socket.gethostname())
for i in range(10000):
    s.sendto(f'mensagem {i}'.encode(), (ip, 12345))
    if i % 500 == 0:
        time.sleep(0.01)  # para o servidor não perder tantas
print('Pronto')
s.close()
