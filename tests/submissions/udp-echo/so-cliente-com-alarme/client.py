#!/usr/bin/env python3
"""Cliente de eco com retransmissão. Usa SIGALRM (Linux), como no livro do Stevens.
uso: client.py [host [porta]]
"""
import signal
import socket
import sys


class Estourou(Exception):
    pass


def alarme(sig, frame):
    raise Estourou()


signal.signal(signal.SIGALRM, alarme)
host = sys.argv[1] if len(sys.argv) > 1 else 'localhost'
porta = int(sys.argv[2]) if len(sys.argv) > 2 else 12345

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.connect((host, porta))      # connect em UDP so fixa o destino

while True:
    linha = input('Digite mensagem: ')
    if linha == 'SAIR':
        print('Desconectando.')
        break
    for tentativa in (1, 2, 3):
        try:
            s.send(linha.encode())
            signal.alarm(2)
            resp = s.recv(65535)
            signal.alarm(0)
            print('Resposta recebida:', resp.decode())
            break
        except Estourou:
            print('tentativa', tentativa, 'sem resposta')
        except ConnectionRefusedError:
            signal.alarm(0)
            print('servidor não está no ar')
            break
    else:
        print('desisto desta mensagem')
s.close()
