import socket
import struct

CABECALHO = struct.Struct("!BH")  # tipo, tamanho

s = socket.socket()
s.bind(('0.0.0.0', 12345))
s.listen()
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    for tipo, texto in enumerate(['Thank you for connecting', 'Come back often', 'Bye!']):
        corpo = texto.encode('utf-8')
        c.sendmsg([CABECALHO.pack(tipo, len(corpo)), corpo])
    c.close()
