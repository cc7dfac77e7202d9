import socket
import struct


class MulticastSocket:
    """ MulticastSocket ms = new MulticastSocket(porta); ms.joinGroup(grupo); """

    def __init__(self, porta):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
        self.sock.bind(("", porta))

    def joinGroup(self, grupo):
        mreq = struct.pack("=4sl", socket.inet_aton(grupo), socket.INADDR_ANY)
        self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)

    def receive(self):
        dados = self.sock.recv(10240)
        return dados.decode("utf-8")


class Receiver:
    GRUPO = "224.1.1.1"
    PORTA = 5007

    def __init__(self):
        self.ms = MulticastSocket(Receiver.PORTA)
        self.ms.joinGroup(Receiver.GRUPO)

    def executar(self):
        print("Aguardando mensagens do grupo " + Receiver.GRUPO, flush=True)
        while True:
            print("Recebido: " + self.ms.receive(), flush=True)


if __name__ == "__main__":
    Receiver().executar()
