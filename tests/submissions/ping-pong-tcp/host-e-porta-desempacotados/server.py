import socket
import sys


def conversa(c):
    while True:
        print('Esperando mensagem')
        msg = c.recv(1024).decode()
        if msg in ('', 'SAIR'):
            return
        print('Mensagem recebida:', msg)
        c.sendall(input('Digite resposta: ').encode())
        print('Resposta enviada.')


if len(sys.argv) < 2:
    sys.exit('uso: python server.py PORTA')
porta = int(sys.argv[1])
s = socket.create_server(('', porta))
while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    try:
        conversa(c)
    except OSError:
        print('Conexão perdida')
    c.close()
    print('Conexão encerrada.')
