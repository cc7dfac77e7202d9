import socket


class Server:

    def __init__(self):
        self.s = socket.socket()
        self.s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.s.bind(("", 12345))
        self.s.listen(1)

    def run(self):
        while True:
            print("Esperando conexão.")
            conn, addr = self.s.accept()
            print("Conectado")
            self.chat(conn)
            conn.close()
            print("Conexão encerrada.")

    def chat(self, conn):
        while True:
            print("Esperando mensagem")
            data = conn.recv(1024)
            if not data:
                return
            msg = data.decode()
            if msg is "SAIR":
                return
            print("Mensagem recebida: " + msg)
            resp = input("Digite resposta: ")
            conn.send(resp.encode())
            print("Resposta enviada.")


Server().run()
