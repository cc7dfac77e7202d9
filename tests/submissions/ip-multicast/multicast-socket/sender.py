import socket


class Sender:
    GRUPO = "224.1.1.1"
    PORTA = 5007

    def __init__(self):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
        self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)

    def enviar(self, texto):
        self.sock.sendto(texto.encode("utf-8"), (Sender.GRUPO, Sender.PORTA))


if __name__ == "__main__":
    sender = Sender()
    sender.enviar(input("Mensagem: "))
    print("Enviado ao grupo " + Sender.GRUPO)
