from __future__ import annotations

import socketserver

from protocolo import Quadro, Tipo

MENSAGENS = ("Thank you for connecting", "Come back often", "Bye!")


class Despachante(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        print("Conexão de", self.client_address, flush=True)
        for m in MENSAGENS:
            self.request.sendall(Quadro(Tipo.TEXTO, m).para_bytes())
        self.request.sendall(Quadro(Tipo.FIM).para_bytes())


class Servidor(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


if __name__ == "__main__":
    with Servidor(("", 12345), Despachante) as srv:
        try:
            srv.serve_forever()
        except KeyboardInterrupt:
            print("tchau")
