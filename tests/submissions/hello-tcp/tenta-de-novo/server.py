# Trabalho 1 - Sistemas Distribuidos
# entregue 02:47, amanha explico melhor na aula
import socket
import time


class Servidor:
    def __init__(self, porta):
        self.porta = porta
        self.sock = None
        self.atendidos = 0

    def preparar(self):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind(("", self.porta))
        print("Servidor ouvindo na porta", self.porta)

    def rodar(self):
        while True:
            try:
                c, addr = self.sock.accept()
                self.atendidos += 1
                print("Cliente", self.atendidos, addr)
                c.send(b"Thank you for connecting")
                c.close()
            except Exception as e:
                # as vezes da erro aqui, nao descobri porque. tenta de novo
                print("erro no accept, tentando de novo em 2s")
                time.sleep(2)


srv = Servidor(12345)
srv.preparar()
srv.rodar()
