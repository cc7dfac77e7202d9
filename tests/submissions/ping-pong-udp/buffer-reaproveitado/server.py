import socket


class DatagramPacket:
    """ Tentei deixar parecido com java.net.DatagramPacket """

    def __init__(self, buf):
        self.buf = buf
        self.address = None

    def getData(self):
        return self.buf

    def getAddress(self):
        return self.address


class DatagramSocket:

    def __init__(self, port):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(("localhost", port))

    def receive(self, packet):
        n, packet.address = self.sock.recvfrom_into(packet.buf)

    def send(self, data, address):
        self.sock.sendto(data, address)


class UDPServer:

    @staticmethod
    def main():
        serverSocket = DatagramSocket(9876)
        receiveData = bytearray(1024)
        receivePacket = DatagramPacket(receiveData)
        while True:
            print("Esperando mensagem")
            serverSocket.receive(receivePacket)
            sentence = bytes(receivePacket.getData()).decode("utf-8", "replace").strip("\x00")
            if sentence == "SAIR":
                print("Conversa encerrada com", receivePacket.getAddress())
                continue
            print("Mensagem recebida: " + sentence)
            reply = input("Digite resposta: ")
            serverSocket.send(reply.encode("utf-8"), receivePacket.getAddress())
            print("Resposta enviada.")


if __name__ == "__main__":
    UDPServer.main()
