import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for i in range(10000):
    s.sendto(str(i).encode(), ('127.0.0.1', 12345))
    if i % 2000 == 0:
        print('enviando...', i)
print('pronto, 10000 enviadas')
s.close()
