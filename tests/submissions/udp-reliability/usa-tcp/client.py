import socket

s = socket.socket()
s.connect((socket.gethostname(), 12345))
for i in range(10000):
    s.send(f'mensagem {i}'.encode())
s.close()
