from time import sleep
from rede import Ponto, Quadros


class Cliente(Ponto):
    def abre(self):
        self.sock.connect((self.host, self.porta))

    def mostra(self):
        q = Quadros(self.sock)
        i = 0
        while True:
            try:
                m = q.recebe()
            except EOFError:
                break
            i += 1
            print(i)
            print(m)
            if i == 1:
                sleep(1)


with Cliente() as c:
    c.mostra()
