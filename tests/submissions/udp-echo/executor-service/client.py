import socket


class EchoClient(object):

    def __init__(self, host, port):
        self._address = (host, port)
        self._sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._sock.settimeout(3)

    def sendEcho(self, msg):
        self._sock.sendto(msg.encode("utf-8"), self._address)
        packet, _ = self._sock.recvfrom(65507)
        return packet.decode("utf-8")

    def close(self):
        self._sock.close()


def main():
    client = EchoClient("localhost", 4445)
    try:
        while True:
            msg = input("Mensagem (SAIR para terminar): ")
            if msg == "SAIR":
                break
            try:
                received = client.sendEcho(msg)
                print("Eco recebido: " + received)
            except socket.timeout:
                print("SocketTimeoutException: sem eco")
    finally:
        client.close()


if __name__ == "__main__":
    main()
