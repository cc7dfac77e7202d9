import socket

class Servidor:
    def __init__(self, porta):
        self.sock = socket.socket()
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind(("localhost", porta))
        self.sock.listen(5)

    def rodar(self):
        while True:
            print("Esperando conexão.")
            self.conn, self.end = self.sock.accept()
            print("Conectado")
            self.conversa()
            self.conn.close()
            print("Conexão encerrada.")

    def conversa(self):
        # TCP pode entregar em pedacos, por isso junto num buffer
        self.buffer = ""
        while True:
            print("Esperando mensagem")
            pedaco = self.conn.recv(1024)
            if pedaco == b"":
                return
            self.buffer += pedaco.decode()
            if self.buffer == "SAIR":
                return
            print("Mensagem recebida:", self.buffer)
            self.conn.send(input("Digite resposta: ").encode())
            print("Resposta enviada.")

Servidor(12345).rodar()
