import configparser
import logging
import socket
from pathlib import Path

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
log = logging.getLogger("servidor")

cfg = configparser.ConfigParser()
cfg.read(Path(__file__).with_name("config.ini"), encoding="utf-8")


class Recepcao:
    def __init__(self, host: str, porta: int, modelo: str):
        self.endereco = (host, porta)
        self.modelo = modelo
        self.visitantes = 0

    def atende(self, conn: socket.socket, quem) -> None:
        self.visitantes += 1
        with conn:
            conn.sendall(self.modelo.format(n=self.visitantes).encode("utf-8"))
        log.info("visitante %d veio de %s:%d", self.visitantes, *quem)

    def abre(self) -> None:
        with socket.create_server(self.endereco) as srv:
            log.info("recepção aberta em %s:%d", *self.endereco)
            while True:
                conn, quem = srv.accept()
                try:
                    self.atende(conn, quem)
                except ConnectionError as e:
                    log.warning("visitante desistiu: %s", e)


if __name__ == "__main__":
    try:
        Recepcao(cfg["rede"]["host"], cfg.getint("rede", "porta"), cfg["texto"]["saudacao"]).abre()
    except KeyboardInterrupt:
        log.info("fechando")
