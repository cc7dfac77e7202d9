import socket
import threading
import time


class AtomicInteger:
    """java.util.concurrent.atomic.AtomicInteger :)"""

    def __init__(self, valor=0):
        self._valor = valor
        self._lock = threading.Lock()

    def increment_and_get(self):
        with self._lock:
            self._valor += 1
            return self._valor

    def get(self):
        with self._lock:
            return self._valor


class Placar(threading.Thread):
    """Uma vez por segundo mostra o total, se mudou."""

    def __init__(self, total):
        super().__init__(daemon=True)
        self.total = total

    def run(self):
        ultimo = -1
        while True:
            agora = self.total.get()
            if agora != ultimo:
                print(f"{agora} mensagens recebidas até agora", flush=True)
                ultimo = agora
            time.sleep(1)


def main():
    total = AtomicInteger()
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("0.0.0.0", 5005))
    Placar(total).start()
    while True:
        sock.recv(2048)
        total.increment_and_get()


if __name__ == "__main__":
    main()
