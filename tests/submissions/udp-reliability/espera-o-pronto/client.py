import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor = (socket.gethostbyname(socket.gethostname()), 12345)
s.sendto(b'mensagem 0', servidor)
s.recvfrom(1024)
for i in range(1, 10000):
    s.sendto(f'mensagem {i}'.encode(), servidor)
s.close()
