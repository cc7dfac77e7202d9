# -*- coding: utf-8 -*-
import socket


def eh_saida(t):
    return t.strip().upper() == 'SAIR'


s = socket.socket()
host = ''
port = 1234
s.bind((host, port))
s.listen(1)

continuar = True
while continuar:
    print('Esperando conexao...')
    c, addr = s.accept()
    print('Conectado a', addr)
    ativo = True
    while ativo:
        print('Esperando mensagem...')
        recebido = c.recv(1024)
        if recebido == b'':
            ativo = False
        else:
            texto = recebido.decode('utf-8')
            print('Mensagem recebida: ' + texto)
            if eh_saida(texto):
                ativo = False
            else:
                resposta = input('Digite resposta: ')
                while resposta == '':
                    resposta = input('Digite resposta (nao vazia): ')
                c.send(resposta.encode('utf-8'))
                print('Resposta enviada.')
                if eh_saida(resposta):
                    ativo = False
    c.close()
    print('Conexao encerrada.')
