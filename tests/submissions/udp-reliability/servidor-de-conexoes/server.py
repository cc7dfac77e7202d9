import socket

s = socket.socket()
s.bind(('', 12345))
s.listen()
total = 0
while True:
    c, quem = s.accept()
    while c.recv(64):
        total += 1
        print('Recebidas:', total)
    c.close()
