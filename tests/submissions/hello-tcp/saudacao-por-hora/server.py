#!/usr/bin/env python3
"""Servidor de saudação - Sistemas Distribuídos, atividade 1.

Em vez do while/accept da página usei o socketserver da biblioteca padrão,
que já faz o laço de accept() e fecha a conexão depois do handle().
"""
import itertools
import socketserver
from datetime import datetime

PORTA = 20601
visitas = itertools.count(1)


def saudacao(hora: int) -> str:
    if 5 <= hora < 12:
        return "Bom dia"
    if 12 <= hora < 18:
        return "Boa tarde"
    return "Boa noite"


class Recepcao(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        numero = next(visitas)
        ip, porta = self.client_address[:2]
        print(f"[{numero}] chegou {ip}:{porta}")
        texto = f"{saudacao(datetime.now().hour)}! Obrigado por conectar, visitante nº {numero}.\n"
        self.wfile.write(texto.encode("utf-8"))


class Servidor(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


if __name__ == "__main__":
    with Servidor(("", PORTA), Recepcao) as srv:
        print("Recepção aberta na porta", PORTA)
        try:
            srv.serve_forever()
        except KeyboardInterrupt:
            print("\nRecepção fechada.")
