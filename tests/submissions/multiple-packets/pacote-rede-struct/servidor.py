import socket
from rede import Ponto, Quadros

FRASES = ("Obrigado por conectar", "Volte mais vezes, será ótimo", "Tchau! 👋")


class Servidor(Ponto):
    def abre(self):
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind((self.host, self.porta))
        self.sock.listen(5)
        print("Servidor na porta", self.porta)

    def laco(self):
        while True:
            c, addr = self.sock.accept()
            print("Conexão de", addr)
            q = Quadros(c)
            try:
                for f in FRASES:
                    q.envia(f)
            except OSError as e:
                print("cliente sumiu:", e)
            finally:
                c.close()


with Servidor() as s:
    s.laco()
