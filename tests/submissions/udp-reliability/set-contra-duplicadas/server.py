"""
Servidor UDP com detecção de duplicatas.
O UDP pode entregar o mesmo datagrama duas vezes, então guardo as mensagens em um
set() e imprimo o tamanho dele.
"""
import logging
import socket
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO,
                    format="%(asctime)s.%(msecs)03d %(message)s", datefmt="%H:%M:%S")
log = logging.getLogger("contador")


class ContadorUDP:
    def __init__(self, endereco):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(endereco)
        self.vistas = set()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.sock.close()

    def rodar(self):
        while True:
            dados, addr = self.sock.recvfrom(1024)
            if dados in self.vistas:
                continue                 # duplicata
            self.vistas.add(dados)
            log.info("Quantidade de mensagens recebidas: %d", len(self.vistas))


if __name__ == "__main__":
    with ContadorUDP(("0.0.0.0", 12345)) as c:
        c.rodar()
