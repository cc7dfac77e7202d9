import socket


class ServidorUDP:

    def __init__(self, porta):
        self.contador = 0
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(('0.0.0.0', porta))

    def run(self):
        print('Servidor iniciado')
        while (True):
            pacote, remetente = self.sock.recvfrom(1024)
            ++self.contador
            print('Recebidas ' + str(self.contador) + ' mensagens, ultima de ' + remetente[0])


if __name__ == '__main__':
    servidor = ServidorUDP(9876)
    servidor.run()
