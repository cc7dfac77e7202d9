import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
ip = socket.gethostbyname(socket.gethostname())
for i in range(1000):
    s.sendto(f'mensagem {i}'.encode(), (ip, 12345))
print('Pronto')
s.close()
