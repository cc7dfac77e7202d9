"""Ping-pong por TCP.

    python pingpong.py servir
    python pingpong.py conectar [host]
"""
import argparse
import socket

PORTA = 12345


class Lado:
    def __init__(self, conexao):
        self.conexao = conexao

    def envia(self, texto):
        self.conexao.sendall(texto.encode())

    def recebe(self):
        return self.conexao.recv(4096).decode()


def servir(args):
    with socket.create_server(('', PORTA)) as escuta:
        while True:
            print('Esperando conexão.', flush=True)
            conexao, _ = escuta.accept()
            print('Conectado')
            lado = Lado(conexao)
            with conexao:
                try:
                    print('Esperando mensagem')
                    while (texto := lado.recebe()) not in ('', 'SAIR'):
                        print('Mensagem recebida:', texto)
                        lado.envia(input('Digite resposta: '))
                        print('Resposta enviada.')
                        print('Esperando mensagem')
                except ConnectionError:
                    pass
            print('Conexão encerrada.')


def conectar(args):
    print('conectando-se ao servidor')
    with socket.create_connection((args.host, PORTA)) as conexao:
        print('Conectado')
        lado = Lado(conexao)
        while True:
            texto = input('Digite mensagem: ')
            lado.envia(texto)
            if texto == 'SAIR':
                break
            print('Mensagem enviada')
            print('Esperando resposta')
            resposta = lado.recebe()
            if resposta == '':
                print('Servidor encerrou')
                break
            print('Resposta recebida:', resposta)
    print('Desconectando.')


p = argparse.ArgumentParser(description='Ping-pong por TCP')
papeis = p.add_subparsers(required=True, metavar='papel')
a = papeis.add_parser('servir', help='faz o papel do servidor')
a.set_defaults(func=servir)
b = papeis.add_parser('conectar', help='faz o papel do cliente')
b.add_argument('host', nargs='?', default='localhost')
b.set_defaults(func=conectar)
args = p.parse_args()
args.func(args)
