import socket

MENSAGENS = ['Thank you for connecting', 'Come back often', 'Bye!']

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    for m in MENSAGENS:
        c.sendall(m.encode() + b'\n')
    c.recv(1)
    c.close()
