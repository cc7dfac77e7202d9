#!/usr/bin/env python3
"""Servidor do ping-pong. python server.py [-p PORTA]"""
import argparse
import socket
import sys
from datetime import datetime


def agora():
    return datetime.now().strftime("%H:%M:%S")


def conversar(conn, addr):
    trocas = 0
    inicio = datetime.now()
    while True:
        print("Esperando mensagem")
        dados = conn.recv(4096)
        if not dados:
            break
        texto = dados.decode("utf-8", errors="replace").rstrip("\r\n")
        if texto.strip().lower() == "sair":
            break
        print(f"[{agora()}] Mensagem recebida: {texto}")
        resposta = ""
        while not resposta:                      # não deixa enviar resposta vazia
            resposta = input("Digite resposta: ")
        conn.sendall(resposta.encode("utf-8"))
        print("Resposta enviada.")
        trocas += 1
        if resposta.strip().lower() == "sair":
            break
    print(f"📊 {trocas} trocas em {(datetime.now() - inicio).seconds}s com {addr[0]}")


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("-p", "--porta", type=int, default=12345)
    args = ap.parse_args()
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind(("", args.porta))
        s.listen(5)
        while True:
            print("Esperando conexão.")
            conn, addr = s.accept()
            print("Conectado")
            with conn:
                try:
                    conversar(conn, addr)
                except ConnectionError as e:
                    print("Conexão perdida:", e)
            print("Conexão encerrada.")


if __name__ == "__main__":
    try:
        main()
    except (KeyboardInterrupt, EOFError):
        sys.exit("\nServidor finalizado")
