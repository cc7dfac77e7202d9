# Ping-pong com select: o servidor olha o teclado e o socket ao mesmo tempo
import select
import socket
import sys

PORTA = 1500

def prompt():
    sys.stdout.write('Você: ')
    sys.stdout.flush()

def conversa(c):
    prompt()
    while True:
        prontos, _, _ = select.select([c, sys.stdin], [], [])
        if c in prontos:
            data = c.recv(2048)
            msg = data.decode()
            if not data or msg == 'SAIR':
                print('\nCliente saiu.')
                return
            print('\rCliente:', msg)
            prompt()
        if sys.stdin in prontos:
            linha = sys.stdin.readline().rstrip('\n')
            c.sendall(linha.encode())
            if linha == 'SAIR':
                return
            prompt()

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', PORTA))
s.listen()
while True:
    print('Esperando conexão...')
    c, addr = s.accept()
    print('Conectado com', addr)
    conversa(c)
    c.close()
    print('Conexão encerrada.')
