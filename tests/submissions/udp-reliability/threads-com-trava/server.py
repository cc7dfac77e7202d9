import signal
import socket
import sys
import threading


class Contador:
    def __init__(self):
        self.valor = 0
        self.trava = threading.Lock()

    def soma(self):
        with self.trava:
            self.valor += 1
            print("Mensagens recebidas:", self.valor)


contador = Contador()
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))


def recebe():
    while True:
        s.recvfrom(1024)
        contador.soma()


def total(*_):
    print("Total final:", contador.valor)
    sys.exit(0)


signal.signal(signal.SIGINT, total)
threads = [threading.Thread(target=recebe, daemon=True) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
