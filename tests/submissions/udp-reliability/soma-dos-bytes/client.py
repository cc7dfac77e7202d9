import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

print('enviando 10.000 mensagens...')
for i in range(10000):
    s.sendto('oi servidor'.encode(), ('localhost', 12345))
    # if i % 1000 == 0:
    #     print(i)

print('pronto! enviei', i + 1)
s.close()
