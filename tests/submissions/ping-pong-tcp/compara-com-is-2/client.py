import socket


class Client:

    def __init__(self):
        self.s = socket.socket()

    def run(self):
        print("conectando-se ao servidor")
        self.s.connect(("localhost", 12345))
        print("Conectado")
        while True:
            msg = input("Digite mensagem: ")
            self.s.send(msg.encode())
            if msg is "SAIR":
                break
            print("Mensagem enviada")
            print("Esperando resposta")
            resp = self.s.recv(1024).decode()
            print("Resposta recebida: " + resp)
        print("Desconectando.")
        self.s.close()


Client().run()
