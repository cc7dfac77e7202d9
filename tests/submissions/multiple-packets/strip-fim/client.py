import socket
from time import sleep

FIM = '<FIM>'

s = socket.socket()
s.connect(('localhost', 12345))


def le_mensagem():
    # le de 1 em 1 byte ate achar o marcador
    buf = b''
    while not buf.endswith(FIM.encode()):
        b = s.recv(1)
        if b == b'':
            break
        buf = buf + b
    return buf.decode().strip(FIM)


print("1")
print(le_mensagem())

sleep(1)

print("2")
print(le_mensagem())

print("3")
print(le_mensagem())
s.close()
