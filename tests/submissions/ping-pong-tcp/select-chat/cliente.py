import select
import socket
import sys

PORTA = 1500

def prompt():
    sys.stdout.write('Você: ')
    sys.stdout.flush()

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print('Conectando...')
s.connect(('localhost', PORTA))
print('Conectado. Digite SAIR para terminar.')
prompt()
while True:
    prontos, _, _ = select.select([s, sys.stdin], [], [])
    if s in prontos:
        data = s.recv(2048)
        if not data or data.decode() == 'SAIR':
            print('\nServidor saiu.')
            break
        print('\rServidor:', data.decode())
        prompt()
    if sys.stdin in prontos:
        linha = sys.stdin.readline().rstrip('\n')
        s.sendall(linha.encode())
        if linha == 'SAIR':
            break
        prompt()
s.close()
print('Desconectado.')
