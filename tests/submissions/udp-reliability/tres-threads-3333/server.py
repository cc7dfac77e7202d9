import socket
from itertools import count

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))

for n in count(1):
    data, addr = s.recvfrom(4096)
    print(f'{n} mensagens recebidas', end='\n' if n % 100 else f'  <- última: {data.decode()} de {addr}\n')
