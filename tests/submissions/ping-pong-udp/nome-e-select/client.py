import select
import socket
import sys

PORTA = 9999


def esperar_resposta(sock):
    while True:
        pronto, _, _ = select.select([sock], [], [], 30)
        if pronto:
            return sock.recv(65535).decode()
        print('(ainda sem resposta, o operador deve estar ocupado...)')


def main():
    host = sys.argv[1] if len(sys.argv) > 1 else '127.0.0.1'

    nome = ''
    while nome == '' or ';' in nome:
        nome = input('Seu nome (sem ;): ').strip()

    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.connect((host, PORTA))      # no UDP só guarda o endereço padrão

    while True:
        msg = input('Digite mensagem (SAIR para terminar): ')
        sock.send((nome + ';' + msg).encode())
        if msg.upper() == 'SAIR':
            break
        print('Mensagem enviada, esperando resposta')
        try:
            print('Resposta recebida:', esperar_resposta(sock))
        except ConnectionRefusedError:
            print('O servidor não está no ar.')

    print('Desconectando.')
    sock.close()


main()
