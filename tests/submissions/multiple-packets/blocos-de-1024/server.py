import socket

TAMANHO = 1024

s = socket.socket()
s.bind(('', 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    for m in ['Thank you for connecting', 'Come back often', 'Bye!']:
        c.sendall(m.ljust(TAMANHO).encode())
    c.close()
