#!/usr/bin/env python3
# pingpong.py - servidor e cliente. Rode sem argumentos para ver a ajuda.
import socket
import sys
from inspect import signature

COMANDOS = {}
FIM = "SAIR"


def comando(nome):
    """Imitacao pobre do @click.command()"""
    def deco(f):
        COMANDOS[nome] = f
        return f
    return deco


def executa(argv):
    if not argv or argv[0] not in COMANDOS:
        print("uso: python pingpong.py COMANDO [--opcao valor ...]\n\ncomandos:")
        for nome, f in COMANDOS.items():
            ops = " ".join(f"[--{p.name} {p.default}]" for p in signature(f).parameters.values())
            print(f"  {nome:8} {ops}\n           {f.__doc__}")
        return 2
    f = COMANDOS[argv[0]]
    params = signature(f).parameters
    kwargs = {}
    resto = argv[1:]
    while resto:
        chave = resto.pop(0).lstrip("-")
        if chave not in params or not resto:
            print("opcao desconhecida ou sem valor:", chave)
            return 2
        kwargs[chave] = type(params[chave].default)(resto.pop(0))
    return f(**kwargs) or 0


def manda(arq, texto):
    arq.write(texto + "\n")
    arq.flush()


def le(arq):
    linha = arq.readline()
    return linha.rstrip("\n") if linha else None


@comando("servir")
def servir(host="", porta=12345):
    """espera clientes e responde pelo teclado"""
    with socket.create_server((host, porta)) as s:
        while True:
            print("Esperando conexão.", flush=True)
            conn, _ = s.accept()
            print("Conectado", flush=True)
            try:
                with conn, conn.makefile("rw", encoding="utf-8", newline="\n") as arq:
                    conversa_servidor(arq)
            except OSError as e:
                print("Erro na conexão:", e)
            print("Conexão encerrada.", flush=True)


def conversa_servidor(arq):
    while True:
        print("Esperando mensagem", flush=True)
        msg = le(arq)
        if msg is None or msg == FIM:
            return
        print("Mensagem recebida:", msg, flush=True)
        resp = input("Digite resposta: ")
        manda(arq, resp)
        if resp == FIM:
            return
        print("Resposta enviada.", flush=True)


@comando("falar")
def falar(host="localhost", porta=12345):
    """conecta ao servidor e conversa"""
    print("conectando-se ao servidor", flush=True)
    with socket.create_connection((host, porta)) as s, \
            s.makefile("rw", encoding="utf-8", newline="\n") as arq:
        print("Conectado", flush=True)
        while True:
            msg = input("Digite mensagem: ")
            manda(arq, msg)
            if msg == FIM:
                break
            print("Mensagem enviada\nEsperando resposta", flush=True)
            resp = le(arq)
            if resp is None or resp == FIM:
                print("O servidor encerrou.")
                break
            print("Resposta recebida:", resp, flush=True)
    print("Desconectando.")


if __name__ == "__main__":
    try:
        sys.exit(executa(sys.argv[1:]))
    except (KeyboardInterrupt, EOFError):
        print("\ninterrompido")
