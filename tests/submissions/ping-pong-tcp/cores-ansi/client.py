import os
import socket

VERDE, AZUL, CINZA, FIM = '\033[92m', '\033[94m', '\033[90m', '\033[0m'

s = socket.socket()
s.connect(('localhost', int(os.environ.get('PORTA', 12345))))
print(f'{CINZA}# conectado! digite SAIR para terminar{FIM}')
while True:
    m = input(f'{AZUL}você> {FIM}')
    if m == '':
        continue
    s.send(m.encode())
    if m == 'SAIR':
        break
    r = s.recv(1024).decode()
    if not r:
        print(f'{CINZA}# servidor caiu{FIM}')
        break
    print(f'{VERDE}<<< {r}{FIM}')
s.close()
print(f'{CINZA}# tchau{FIM}')
