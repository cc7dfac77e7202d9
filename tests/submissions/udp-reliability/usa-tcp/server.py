import socket

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)
total = 0
while True:
    c, addr = s.accept()
    while c.recv(1024):
        total += 1
        print('Mensagens recebidas:', total)
    c.close()
