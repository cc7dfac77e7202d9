# -*- coding: utf-8 -*-
# Feito no 2o periodo (Python 2), adaptado pra rodar no 3
# Falta: servidor (era em Java na outra disciplina)
from __future__ import print_function
import socket
import sys

try:
    ler = raw_input
except NameError:
    ler = input


def main():
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        print('conectando-se ao servidor')
        s.connect(('localhost', 12345))
    except socket.error as e:
        print('Nao deu pra conectar: %s' % e)
        sys.exit(1)
    print('Conectado')
    while 1:
        msg = ler('Digite mensagem: ')
        s.sendall(msg.encode('utf-8'))
        if msg == 'SAIR':
            break
        print('Mensagem enviada')
        print('Esperando resposta')
        resp = s.recv(1024)
        if len(resp) == 0:
            print('Servidor caiu')
            break
        print('Resposta recebida: %s' % resp.decode('utf-8'))
    print('Desconectando.')
    s.close()


main()
