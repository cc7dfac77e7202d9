import socket
import config as cfg


def ask(prompt):
    text = input(prompt)
    while not text:
        text = input(prompt)
    return text


class UDPServer:
    def __init__(self):
        self.sock = socket.socket(family=socket.AF_INET, type=socket.SOCK_DGRAM)
        self.sock.bind((cfg.HOST, cfg.PORT))

    def serve(self):
        print("UDP server up and listening")
        while True:
            payload, address = self.sock.recvfrom(cfg.BUFFER)
            message = payload.decode(cfg.ENCODING, errors='ignore')
            if message == 'SAIR':
                print("Client %s:%d left" % address)
                continue
            print("Message from %s:%d -> %s" % (*address, message))
            reply = ask("Digite resposta: ")
            self.sock.sendto(reply.encode(cfg.ENCODING), address)
            print("Reply sent")


if __name__ == '__main__':
    UDPServer().serve()
