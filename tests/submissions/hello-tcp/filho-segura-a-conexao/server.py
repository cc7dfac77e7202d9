import os
import signal
import socket

HOST, PORTA = '', 12345


def atende(conexao, endereco):
    print('Got connection from', endereco)
    conexao.sendall(b'Thank you for connecting')
    conexao.close()


signal.signal(signal.SIGCHLD, signal.SIG_IGN)
servidor = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
servidor.bind((HOST, PORTA))
servidor.listen(5)
conexoes = []
while True:
    conexao, endereco = servidor.accept(); pid = os.fork()
    if pid == 0:
        atende(conexao, endereco)
        os._exit(0)
    conexoes.append((pid, conexao))
