"""Servidor de eco UDP."""
import logging
import socketserver
import threading

logging.basicConfig(level=logging.DEBUG, format="%(asctime)s [%(threadName)s] %(message)s")


class Contador:
    def __init__(self):
        self._n = 0
        self._trava = threading.Lock()

    def proximo(self) -> int:
        with self._trava:
            self._n += 1
            return self._n


class EcoHandler(socketserver.DatagramRequestHandler):
    contador = Contador()

    def handle(self):
        dados = self.rfile.read()
        logging.debug("#%d %s:%d -> %r", self.contador.proximo(), *self.client_address, dados)
        self.wfile.write(dados)


class ServidorEco(socketserver.ThreadingUDPServer):
    max_packet_size = 65535
    daemon_threads = True


if __name__ == "__main__":
    with ServidorEco(("0.0.0.0", 12345), EcoHandler) as servidor:
        try:
            servidor.serve_forever()
        except KeyboardInterrupt:
            logging.info("encerrando")
