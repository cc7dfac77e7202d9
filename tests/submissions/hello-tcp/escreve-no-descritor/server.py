#!/usr/bin/env python3
# Servidor hello - Laboratorio 1
# "o socket pode ser usado como um ARQUIVO" (apostila), entao usei como arquivo mesmo,
# com as chamadas do modulo os, igual se faz em C (read / write / close).
import os
import signal
import socket

PORTA = 12345
SAUDACAO = b"Thank you for connecting"

# no C a gente ignora o SIGPIPE, o python ja faz, mas nao custa
signal.signal(signal.SIGPIPE, signal.SIG_IGN)


def escreve_tudo(fd, dados):
    while dados:
        n = os.write(fd, dados)
        dados = dados[n:]


def principal():
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("", PORTA))
    s.listen(5)
    print("servidor no ar, porta", PORTA, flush=True)
    while True:
        c, (ip, porta) = s.accept()
        print("Got connection from", ip, porta, flush=True)
        fd = c.detach()          # agora o fd eh meu
        try:
            escreve_tudo(fd, SAUDACAO)
        except OSError as e:
            print("cliente sumiu:", e, flush=True)
        finally:
            os.close(fd)


if __name__ == "__main__":
    principal()
