import select
import socket
import sys

c = socket.socket()
print('conectando-se ao servidor')
c.connect(('localhost', 12345))
print('Conectado. Pode digitar a qualquer momento (SAIR termina).', flush=True)
while True:
    prontos, _, _ = select.select([c, sys.stdin], [], [])
    if c in prontos:
        dados = c.recv(1024)
        if not dados or dados.decode() == 'SAIR':
            break
        print('Resposta recebida:', dados.decode(), flush=True)
    if sys.stdin in prontos:
        linha = sys.stdin.readline().rstrip('\n')
        if linha:
            c.sendall(linha.encode())
        if linha == 'SAIR':
            break
print('Desconectando.')
c.close()
