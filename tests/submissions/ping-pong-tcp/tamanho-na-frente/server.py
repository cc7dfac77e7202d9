import socket
import struct


def recebe_n(c, n):
    partes = []
    while n > 0:
        parte = c.recv(n)
        if parte == b'':
            raise ConnectionError('conexão fechada pelo cliente')
        partes.append(parte)
        n -= len(parte)
    return b''.join(partes)


def recebe(c):
    tamanho, = struct.unpack('>H', recebe_n(c, 2))
    return recebe_n(c, tamanho).decode('utf-8')


def envia(c, texto):
    dados = texto.encode('utf-8')
    c.sendall(struct.pack('>H', len(dados)) + dados)


def conversa(c):
    while True:
        print('Esperando mensagem')
        mensagem = recebe(c)
        if mensagem == 'SAIR':
            return
        print('Mensagem recebida:', mensagem)
        resposta = input('Digite resposta: ')
        envia(c, resposta)
        if resposta == 'SAIR':
            return
        print('Resposta enviada.')


s = socket.socket()
s.bind(('0.0.0.0', 12345))
s.listen()
while True:
    print('Esperando conexão.')
    c, _ = s.accept()
    print('Conectado')
    try:
        conversa(c)
    except ConnectionError as e:
        print(e)
    finally:
        c.close()
    print('Conexão encerrada.')
