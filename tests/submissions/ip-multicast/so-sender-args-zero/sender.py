# sender multicast
# o receiver e o da pagina do professor, nao alterei entao nao coloquei aqui
#
# uso: python sender.py "mensagem"
import socket
import sys


class MulticastSender:

    def __init__(self, grupo, porta):
        self.grupo = grupo
        self.porta = porta
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
        self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)

    def enviar(self, mensagem):
        self.sock.sendto(mensagem.encode('utf-8'), (self.grupo, self.porta))
        print('Mensagem enviada para ' + self.grupo + ':' + str(self.porta))

    def fechar(self):
        self.sock.close()


def main(args):
    if len(args) < 1:
        print('Uso: python sender.py "mensagem"')
        return
    sender = MulticastSender('224.1.1.1', 5007)
    sender.enviar(args[0])
    sender.fechar()


# public static void main(String[] args)
main(sys.argv)
