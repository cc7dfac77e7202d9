#!/usr/bin/env python3
"""Cliente do ping-pong.

uso:  python3 client.py                        (pergunta tudo)
      python3 client.py ola tudo bem           (primeira mensagem na linha de comando)
      python3 client.py --host 10.0.0.5 --porta 9999 oi
"""
import argparse
import socket
import sys

p = argparse.ArgumentParser(description='Cliente ping-pong TCP')
p.add_argument('mensagem', nargs='*', help='primeira mensagem')
p.add_argument('--host', default='localhost')
p.add_argument('--porta', type=int, default=12345)
args = p.parse_args()

print('conectando-se ao servidor')
try:
    s = socket.create_connection((args.host, args.porta))
except OSError as e:
    sys.exit(f'nao consegui conectar: {e}')
print('Conectado')

msg = ' '.join(args.mensagem)
while True:
    if msg == '':
        msg = input('Digite mensagem: ')
        if msg == '':
            continue
    s.sendall(msg.encode())
    if msg == 'SAIR':
        s.close()
        sys.exit('Desconectando.')
    print('Mensagem enviada')
    print('Esperando resposta')
    resposta = s.recv(4096)
    if not resposta:
        s.close()
        sys.exit('Servidor encerrou a conexão.')
    print('Resposta recebida:', resposta.decode())
    msg = ''
