#!/usr/bin/env python3
# Trabalho 1 - Sistemas Distribuídos
# Os dois programas em um só arquivo:
#     python ola.py servidor
#     python ola.py cliente [maquina]
import socket
import sys

PORTA = 12345
PAPEIS = {}


def papel(*nomes):
    """Registra a função na tabela com todos os apelidos dados."""
    def registra(f):
        for n in nomes:
            PAPEIS[n] = f
        return f
    return registra


@papel('servidor', 'server', 's')
def atende(args):
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(('', PORTA))
    s.listen(5)
    print('Servidor na porta', PORTA, flush=True)
    while True:
        c, addr = s.accept()
        print('Got connection from', addr, flush=True)
        try:
            c.sendall('Thank you for connecting'.encode())
        except OSError as e:
            print('cliente foi embora:', e, flush=True)
        finally:
            c.close()


@papel('cliente', 'client', 'c')
def visita(args):
    maquina = args[0] if args else 'localhost'
    with socket.create_connection((maquina, PORTA)) as s:
        partes = []
        while True:
            d = s.recv(1024)
            if not d:
                break
            partes.append(d)
    print(b''.join(partes).decode())


def uso():
    print('uso: python ola.py servidor | cliente [maquina]')
    sys.exit(2)


if __name__ == '__main__':
    if len(sys.argv) < 2 or sys.argv[1] not in PAPEIS:
        uso()
    try:
        PAPEIS[sys.argv[1]](sys.argv[2:])
    except KeyboardInterrupt:
        print('\ntchau')
