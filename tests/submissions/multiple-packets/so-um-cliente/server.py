import socket
import struct

def enviar(c, texto):
    b = texto.encode()
    c.sendall(struct.pack('!H', len(b)) + b)

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    enviar(c, 'Thank you for connecting')
    enviar(c, 'Come back often')
    enviar(c, 'Bye!')
    c.close()
    break
s.close()
