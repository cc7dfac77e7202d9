"""uso: python cli.py primeira mensagem da conversa

As palavras depois de cli.py são a primeira mensagem ("mensagem passada na
linha de comando"). As próximas são pedidas no teclado. Sem nada, pede todas.
"""
import sys
from itertools import chain
from socket import create_connection

def digitadas():
    while True:
        if m := input('Digite mensagem: '):
            yield m

primeiras = [' '.join(sys.argv[1:])] if len(sys.argv) > 1 else []

print('conectando-se ao servidor')
with create_connection(('localhost', 12345)) as s:
    print('Conectado')
    for m in chain(primeiras, digitadas()):
        s.sendall(m.encode())
        if m == 'SAIR':
            break
        print('Mensagem enviada')
        print('Esperando resposta')
        r = s.recv(4096).decode()
        if not r or r == 'SAIR':
            break
        print('Resposta recebida:', r)
    print('Desconectando.')
