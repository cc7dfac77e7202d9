# Multiplos pacotes - cliente
import socket

SEP = '#'

s = socket.socket()
s.connect(('localhost', 23456))

resto = ''
numero = 0
while True:
    data = s.recv(1024)
    if not data:
        break
    resto = resto + data.decode()
    while SEP in resto:
        pos = resto.index(SEP)
        numero = numero + 1
        print('%d) %s' % (numero, resto[:pos]))
        resto = resto[pos + 1:]
s.close()
print('acabou')
