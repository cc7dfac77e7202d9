import socket

s = socket.socket()
s.connect((socket.gethostname(), 12345))
with s.makefile('r', encoding='utf-8') as arq:
    for n, linha in enumerate(arq, start=1):
        print(f'{n}: {linha}', end='')
s.close()
