import socket
import sys
import threading
import time


class Placar(threading.Thread):
    """Imprime a quantidade numa thread separada: print a cada datagrama atrasa o recvfrom e faz perder."""

    def __init__(self):
        super().__init__(daemon=True)
        self.recebidas = 0
        self._mostradas = -1

    def mostra(self):
        if self.recebidas != self._mostradas:
            self._mostradas = self.recebidas
            print(f"Mensagens recebidas: {self._mostradas}", flush=True)

    def run(self):
        while True:
            self.mostra()
            time.sleep(0.5)


def main(porta=6000):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 * 1024 * 1024)
    s.bind(("", porta))
    placar = Placar()
    placar.start()
    buf = bytearray(2048)
    try:
        while True:
            s.recvfrom_into(buf)
            placar.recebidas += 1
    except KeyboardInterrupt:
        placar.mostra()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
