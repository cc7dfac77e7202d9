import socket
from threading import Lock


class AtomicInteger:
    def __init__(self, initial=0):
        self._value = initial
        self._lock = Lock()

    def incrementAndGet(self):
        with self._lock:
            self._value += 1
            return self._value

    def get(self):
        return self._value


class Receptor:
    """Map<InetSocketAddress, AtomicInteger> por cliente e um total geral"""

    def __init__(self, porta):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 * 1024 * 1024)
        self.sock.bind(("0.0.0.0", porta))
        self.mapa = {}
        self.total = AtomicInteger()

    def contar(self, endereco):
        if endereco not in self.mapa:
            self.mapa[endereco] = AtomicInteger()
        return self.mapa[endereco].incrementAndGet()

    def executar(self):
        while True:
            dados, endereco = self.sock.recvfrom(256)
            doCliente = self.contar(endereco)
            doTotal = self.total.incrementAndGet()
            print("cliente " + endereco[0] + ":" + str(endereco[1]) + " = " + str(doCliente)
                  + " | total = " + str(doTotal), flush=True)


if __name__ == "__main__":
    Receptor(6789).executar()
