import os
import signal
import socket
import sys


def recolhe_filhos(sinal, quadro):
    try:
        while os.waitpid(-1, os.WNOHANG)[0] > 0:
            pass
    except ChildProcessError:
        pass


signal.signal(signal.SIGCHLD, recolhe_filhos)


def conversa(c):
    while True:
        print('Esperando mensagem', flush=True)
        dados = c.recv(4096)
        if not dados or dados == b'SAIR':
            return
        print('Mensagem recebida:', dados.decode(), flush=True)
        c.sendall(input('Digite resposta: ').encode())
        print('Resposta enviada.', flush=True)


s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)
print('Esperando conexão.', flush=True)
while True:
    c, addr = s.accept()
    if os.fork() == 0:
        s.close()
        print('Conectado', flush=True)
        try:
            conversa(c)
        except ConnectionError:
            pass
        c.close()
        print('Conexão encerrada.', flush=True)
        print('Esperando conexão.', flush=True)
        sys.exit(0)
    c.close()
