import socket
import struct
from time import sleep


def mensagens(s):
    """Gera as mensagens uma a uma até o servidor fechar."""
    while True:
        cab = s.recv(2, socket.MSG_WAITALL)
        if len(cab) < 2:
            return
        (n,) = struct.unpack('!H', cab)
        yield s.recv(n, socket.MSG_WAITALL).decode()


s = socket.socket()
s.connect(('localhost', 12345))
for numero, texto in enumerate(mensagens(s), start=1):
    print(numero)
    print(texto)
    if numero == 1:
        sleep(1)
s.close()
