# -*- coding: utf-8 -*-
# Todo o trabalho fica aqui; server.py e client.py so escolhem o papel.
import os
import socket

VERDE, AMARELO, FIM = "\033[32m", "\033[33m", "\033[0m"
ENDERECO = (os.environ.get("HOLA_HOST", "127.0.0.1"), int(os.environ.get("HOLA_PORT", "15015")))
FRASE = "👋 Seja bem-vindo(a) ao servidor do grupo 7!"


def log(cor, *coisas):
    print(cor + " ".join(str(x) for x in coisas) + FIM, flush=True)


def cria():
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    return s


def papel_servidor():
    s = cria()
    s.bind(("0.0.0.0", ENDERECO[1]))
    s.listen()
    log(AMARELO, "ouvindo em", s.getsockname())
    while 1:
        c, quem = s.accept()
        log(VERDE, "conexão de", quem)
        try:
            c.sendall(FRASE.encode())
            c.shutdown(socket.SHUT_WR)
        except OSError as e:
            log(AMARELO, "cliente foi embora antes:", e)
        finally:
            c.close()


def papel_cliente():
    s = cria()
    resp = input("Servidor [%s]: " % ENDERECO[0]).strip()
    s.connect((resp or ENDERECO[0], ENDERECO[1]))
    partes = []
    while 1:
        p = s.recv(4096)
        if p == b"":
            break
        partes.append(p)
    s.close()
    log(VERDE, b"".join(partes).decode())


PAPEIS = {"server": papel_servidor, "client": papel_cliente}


def principal(arquivo):
    nome = os.path.splitext(os.path.basename(arquivo))[0]
    try:
        PAPEIS[nome]()
    except KeyboardInterrupt:
        log(AMARELO, "\ntchau")
