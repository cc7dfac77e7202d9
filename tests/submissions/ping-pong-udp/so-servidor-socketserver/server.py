# -*- coding: utf-8 -*-
"""Ping-pong UDP, lado do servidor, com socketserver.
python server.py            -> porta 12345
PORTA=40404 python server.py -> outra porta
"""
import os
import socketserver


class Operador(socketserver.BaseRequestHandler):
    vistos = {}

    def handle(self):
        dados, sock = self.request
        texto = dados.decode("utf-8", errors="replace").rstrip("\r\n")
        cli = "%s:%s" % self.client_address
        Operador.vistos[cli] = Operador.vistos.get(cli, 0) + 1
        if texto.upper() == "SAIR":
            print("[%s] saiu depois de %d mensagem(ns)" % (cli, Operador.vistos.pop(cli) - 1))
            return
        print("[%s #%d] Mensagem recebida: %s" % (cli, Operador.vistos[cli], texto))
        resposta = input("Digite resposta: ")
        sock.sendto(resposta.encode("utf-8"), self.client_address)
        if resposta.upper() == "SAIR":
            Operador.vistos.pop(cli)
            print("Conversa com %s encerrada." % cli)
        else:
            print("Resposta enviada.")

    def finish(self):
        print("Esperando mensagem")


class Servidor(socketserver.UDPServer):
    max_packet_size = 65535


if __name__ == "__main__":
    porta = int(os.environ.get("PORTA", "12345"))
    print("Esperando mensagem")
    try:
        Servidor(("", porta), Operador).serve_forever()
    except KeyboardInterrupt:
        print()
