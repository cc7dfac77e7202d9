"""Um arquivo so para os dois papeis. server.py e client.py apenas chamam este aqui.

Protocolo: uma linha JSON por mensagem: {"tipo": "msg" | "fim", "texto": "..."}
"""
import json
import socket
from enum import Enum

ENDERECO = ('localhost', 12345)


class Tipo(str, Enum):
    MSG = 'msg'
    FIM = 'fim'


class Conversa:
    def __init__(self, sock):
        self.sock = sock
        self.entrada = sock.makefile('r', encoding='utf-8', newline='\n')

    def envia(self, texto):
        tipo = Tipo.FIM if texto == 'SAIR' else Tipo.MSG
        linha = json.dumps({'tipo': tipo.value, 'texto': texto}, ensure_ascii=False)
        self.sock.sendall((linha + '\n').encode('utf-8'))
        return tipo

    def recebe(self):
        linha = self.entrada.readline()
        if linha == '':
            return Tipo.FIM, ''
        try:
            obj = json.loads(linha)
            return Tipo(obj['tipo']), obj['texto']
        except (ValueError, KeyError, TypeError):
            texto = linha.rstrip('\r\n')          # alguem no netcat, aceita texto puro
            return (Tipo.FIM if texto == 'SAIR' else Tipo.MSG), texto

    def fecha(self):
        self.entrada.close()
        self.sock.close()


def servidor():
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind(ENDERECO)
        s.listen()
        while True:
            print('Esperando conexão.')
            sock, _ = s.accept()
            print('Conectado')
            conversa = Conversa(sock)
            try:
                while True:
                    print('Esperando mensagem')
                    tipo, texto = conversa.recebe()
                    if tipo is Tipo.FIM:
                        break
                    print('Mensagem recebida:', texto)
                    if conversa.envia(input('Digite resposta: ')) is Tipo.FIM:
                        break
                    print('Resposta enviada.')
            except ConnectionError:
                print('cliente sumiu')
            conversa.fecha()
            print('Conexão encerrada.')


def cliente():
    print('conectando-se ao servidor')
    conversa = Conversa(socket.create_connection(ENDERECO))
    print('Conectado')
    while True:
        if conversa.envia(input('Digite mensagem: ')) is Tipo.FIM:
            break
        print('Mensagem enviada\nEsperando resposta')
        tipo, texto = conversa.recebe()
        if tipo is Tipo.FIM:
            break
        print('Resposta recebida:', texto)
    print('Desconectando.')
    conversa.fecha()
