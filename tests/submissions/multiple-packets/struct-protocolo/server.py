import socket
from protocolo import envia

MENSAGENS = ['Thank you for connecting', 'Come back often', 'Bye!']

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    with c:
        print('Got connection from', addr)
        for m in MENSAGENS:
            envia(c, m)
