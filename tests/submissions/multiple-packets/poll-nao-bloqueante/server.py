import json
import socket

s = socket.socket()
s.bind(('', 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    for n, texto in enumerate(['Thank you for connecting', 'Come back often', 'Bye!'], 1):
        objeto = json.dumps({'n': n, 'texto': texto}).encode()
        c.sendall(f'{len(objeto):04d}'.encode() + objeto)
    c.close()
