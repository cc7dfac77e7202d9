import socket


class Servidor:
    def __init__(self):
        self.ativo = True
        self.s = socket.socket()
        self.s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.s.bind(("", 12345))
        self.s.listen(5)

    def conversa(self, c):
        while self.ativo:
            print("Esperando mensagem")
            m = c.recv(8192).decode()
            if m in ("", "SAIR"):
                self.ativo = False
                break
            print("Mensagem recebida:", m)
            c.sendall(input("Digite resposta: ").encode())
            print("Resposta enviada.")
        c.close()
        print("Conexão encerrada.")

    def roda(self):
        while True:
            print("Esperando conexão.")
            c, addr = self.s.accept()
            print("Conectado")
            self.conversa(c)


Servidor().roda()
