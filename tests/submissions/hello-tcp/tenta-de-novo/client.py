import socket


class Cliente:
    def __init__(self, host, porta):
        self.host = host
        self.porta = porta

    def executar(self):
        s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            s.connect((self.host, self.porta))
            print("Recebi:", s.recv(1024).decode())
        except ConnectionRefusedError:
            print("Conexao recusada :(")
        finally:
            s.close()


Cliente("localhost", 12345).executar()
