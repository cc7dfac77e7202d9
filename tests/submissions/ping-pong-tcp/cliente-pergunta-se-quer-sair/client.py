"""Ping Pong - lado do cliente (o servidor ficou com minha dupla)"""
import socket
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Conexao:
    host: str = 'localhost'
    porta: int = 12345
    tentativas: int = 5


@contextmanager
def conectar(cfg: Conexao):
    for i in range(cfg.tentativas):
        try:
            s = socket.create_connection((cfg.host, cfg.porta))
            break
        except ConnectionRefusedError:
            espera = 0.5 * 2 ** i
            print(f'Servidor não respondeu, tentando de novo em {espera}s...')
            time.sleep(espera)
    else:
        sys.exit('Desisto 😢')
    try:
        yield s
    finally:
        s.close()


def confirma(pergunta: str) -> bool:
    return input(f'{pergunta} [s/n] ').strip().lower() in ('s', 'sim', 'y')


def main():
    print('conectando-se ao servidor')
    with conectar(Conexao()) as s:
        print('Conectado')
        while True:
            msg = input('Digite mensagem: ')
            if msg == 'SAIR' and not confirma('Tem certeza que deseja sair?'):
                continue
            s.sendall(msg.encode())
            if msg == 'SAIR':
                print('Desconectando.')
                return
            print('Mensagem enviada')
            print('Esperando resposta')
            resposta = s.recv(1024)
            if not resposta:
                print('O servidor desconectou.')
                return
            print('Resposta recebida:', resposta.decode())


if __name__ == '__main__':
    main()
