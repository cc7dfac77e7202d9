import socket

class Cliente:
    def __init__(self, porta):
        print("conectando-se ao servidor")
        self.sock = socket.socket()
        self.sock.connect(("localhost", porta))
        print("Conectado")

    def rodar(self):
        while True:
            msg = input("Digite mensagem: ")
            self.sock.send(msg.encode())
            if msg == "SAIR":
                break
            print("Mensagem enviada")
            print("Esperando resposta")
            print("Resposta recebida:", self.sock.recv(1024).decode())
        print("Desconectando.")
        self.sock.shutdown(socket.SHUT_WR)
        # espera o servidor se despedir
        while self.sock.recv(1024):
            pass
        self.sock.close()

Cliente(12345).rodar()
