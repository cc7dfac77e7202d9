import os
import socket

VERDE, AZUL, CINZA, FIM = '\033[92m', '\033[94m', '\033[90m', '\033[0m'


def log(txt):
    print(f'{CINZA}# {txt}{FIM}')


print('\033[2J\033[H', end='')
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('0.0.0.0', int(os.environ.get('PORTA', 12345))))
s.listen(5)
while True:
    log('esperando alguém...')
    c, addr = s.accept()
    log(f'{addr[0]} entrou')
    while True:
        try:
            m = c.recv(1024).decode()
        except ConnectionError:
            m = ''
        if m in ('', 'SAIR'):
            break
        print(f'{VERDE}<<< {m}{FIM}')
        r = input(f'{AZUL}você> {FIM}')
        try:
            c.send(r.encode())
        except ConnectionError:
            break
    c.close()
    log('a pessoa saiu')
