import socket
from mensagens import MENSAGENS

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print('Conexão de', addr)
    for m in MENSAGENS:
        c.send(m.encode())
    c.close()
