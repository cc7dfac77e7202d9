import select
import socket
import sys


def main(args):
    if len(args) != 2:
        print('Uso: python3 client.py HOST PORTA')
        return
    endereco, porta = args
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    mensagem = input('Digite mensagem: ')
    while True:
        s.sendto(mensagem.encode(), (endereco, int(porta)))
        if mensagem == 'SAIR':
            break
        print('Mensagem enviada')
        print('Esperando resposta')
        prontos, _, _ = select.select([s, sys.stdin], [], [])
        if s in prontos:
            print('Resposta recebida:', s.recv(65535).decode())
            mensagem = input('Digite mensagem: ')
        else:
            mensagem = input()
    print('Desconectando.')


main(sys.argv[1:])
