import socket
import struct

MENSAGENS = ['Thank you for connecting', 'Come back often', 'Bye!']


def envia(sock, texto):
    dados = texto.encode('utf-8')
    sock.sendall(struct.pack('!I', len(dados)) + dados)


s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    try:
        for m in MENSAGENS:
            envia(c, m)
    except OSError as e:
        print(e)
    c.close()
