# -*- coding: utf-8 -*-
import socket


def eh_saida(t):
    return t.strip().upper() == 'SAIR'


s = socket.socket()
print('conectando-se ao servidor')
s.connect(('localhost', 1234))
print('Conectado')
ativo = True
while ativo:
    texto = input('Digite mensagem: ')
    if texto == '':
        continue
    s.send(texto.encode('utf-8'))
    if eh_saida(texto):
        ativo = False
    else:
        print('Mensagem enviada')
        print('Esperando resposta')
        resposta = s.recv(1024).decode('utf-8')
        print('Resposta recebida: ' + resposta)
        if resposta == '' or eh_saida(resposta):
            ativo = False
print('Desconectando.')
s.close()
