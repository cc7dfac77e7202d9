import select
import socket
import sys

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen(1)
while True:
    print('Esperando conexão.', flush=True)
    c, addr = s.accept()
    print('Conectado. Pode digitar a qualquer momento.', flush=True)
    aberto = True
    while aberto:
        prontos, _, _ = select.select([c, sys.stdin], [], [])
        if c in prontos:
            try:
                dados = c.recv(1024)
            except ConnectionError:
                dados = b''
            if not dados or dados.decode().strip() == 'SAIR':
                aberto = False
            else:
                print('Mensagem recebida:', dados.decode(), flush=True)
        if aberto and sys.stdin in prontos:
            linha = sys.stdin.readline()
            if not linha:
                sys.exit()
            linha = linha.rstrip('\n')
            if linha:
                c.sendall(linha.encode())
            if linha == 'SAIR':
                aberto = False
    c.close()
    print('Conexão encerrada.', flush=True)
