import socket
import time

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor = ('localhost', 12345)
for i in range(10000):
    s.sendto(('Mensagem ' + str(i + 1)).encode(), servidor)
time.sleep(0.5)
s.sendto(b'FIM', servidor)
print('Enviei 10000 mensagens e o FIM')
s.close()
