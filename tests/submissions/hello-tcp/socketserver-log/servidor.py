# -*- coding: utf-8 -*-
"""Sistemas Distribuídos - Lab 1
Servidor de boas-vindas usando a biblioteca socketserver.
"""
import logging
import socketserver

PORTA = 9090
MENSAGEM = "Thank you for connecting"

logging.basicConfig(
    format="%(asctime)s [%(levelname)s] %(message)s",
    datefmt="%H:%M:%S",
    level=logging.INFO,
)


class BoasVindas(socketserver.BaseRequestHandler):
    def handle(self):
        logging.info("Conexão de %s:%d", *self.client_address)
        self.request.sendall(MENSAGEM.encode("utf-8"))

    def finish(self):
        logging.info("Encerrando %s:%d", *self.client_address)


class Servidor(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


if __name__ == "__main__":
    with Servidor(("", PORTA), BoasVindas) as srv:
        logging.info("Servidor no ar, porta %d", PORTA)
        try:
            srv.serve_forever()
        except KeyboardInterrupt:
            logging.info("Servidor finalizado pelo usuário")
