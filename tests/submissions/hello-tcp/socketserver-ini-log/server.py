import socketserver

from util.conf import carregar
from util.registro import criar

cfg = carregar()
log = criar(cfg["log"]["arquivo"])


class BoasVindas(socketserver.BaseRequestHandler):
    def setup(self):
        log.info("conexão de %s:%d", *self.client_address)

    def handle(self):
        texto = cfg["mensagens"]["boas_vindas"]
        self.request.sendall(texto.encode("utf-8"))
        log.debug("enviados %d bytes", len(texto.encode("utf-8")))

    def finish(self):
        log.info("fim de %s:%d", *self.client_address)


class Servidor(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


if __name__ == "__main__":
    endereco = (cfg["rede"]["host"], cfg.getint("rede", "porta"))
    with Servidor(endereco, BoasVindas) as s:
        log.info("ouvindo em %s:%d", *endereco)
        try:
            s.serve_forever()
        except KeyboardInterrupt:
            log.warning("interrompido pelo teclado")
