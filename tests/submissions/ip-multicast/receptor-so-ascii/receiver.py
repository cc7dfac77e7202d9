import socket
import struct
import sys

GRUPO = "224.1.1.1"
PORTA = 5007


class Receiver:
    def __init__(self):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind(("", PORTA))
        mreq = struct.pack("=4sl", socket.inet_aton(GRUPO), socket.INADDR_ANY)
        self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)

    def run(self):
        print("Aguardando mensagens do grupo...")
        try:
            while True:
                data = self.sock.recv(10240)
                print("Mensagem:", data.decode("ascii"))
        except UnicodeDecodeError:
            print("mensagem invalida")
        except KeyboardInterrupt:
            print("Interrompido")
        finally:
            self.sock.close()


if __name__ == "__main__":
    Receiver().run()
    sys.exit(0)
