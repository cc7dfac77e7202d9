import socket
import sys


def argumentos():
    if len(sys.argv) != 3:
        print('uso: python client.py HOST PORTA')
        sys.exit(2)
    _, maquina, numero = sys.argv
    return maquina, int(numero)


def main():
    destino = argumentos()
    print('conectando-se ao servidor')
    s = socket.socket()
    s.connect(destino)
    print('Conectado')
    while True:
        msg = input('Digite mensagem: ')
        s.sendall(msg.encode())
        if msg == 'SAIR':
            break
        print('Mensagem enviada')
        print('Esperando resposta')
        resp = s.recv(2048).decode()
        if not resp:
            print('Servidor fechou')
            break
        print('Resposta recebida:', resp)
    print('Desconectando.')
    s.close()


main()
