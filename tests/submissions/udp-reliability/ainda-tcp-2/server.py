import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen(5)
cont = 0
while True:
    c, addr = s.accept()
    while True:
        data = c.recv(1024)
        if not data:
            break
        cont = cont + 1
        print('recebidas:', cont)
    c.close()
