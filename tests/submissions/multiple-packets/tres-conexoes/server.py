import itertools
import socket

mensagens = itertools.cycle(['Thank you for connecting', 'Come back often', 'Bye!'])

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    c.send(next(mensagens).encode())
    c.close()
