import socket


class Servidor:
    def __init__(self, porta=12345):
        self.porta = porta
        self.mensagens = ["Obrigado por se conectar", "Volte sempre, até amanhã", "Tchau, João!"]

    def empacota(self, m):
        tam = str(len(m)).zfill(4)      # 4 dígitos com o tamanho
        return (tam + m).encode("utf-8")

    def roda(self):
        s = socket.socket()
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind(("", self.porta))
        s.listen(5)
        while True:
            c, addr = s.accept()
            print("Conectou", addr)
            try:
                for m in self.mensagens:
                    c.sendall(self.empacota(m))
            except OSError as e:
                print("falhou:", e)
            finally:
                c.close()


Servidor().roda()
