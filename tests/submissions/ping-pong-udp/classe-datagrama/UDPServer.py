import socket


class DatagramPacket:
    def __init__(self, data, address):
        self.data = data
        self.address = address

    def getText(self):
        return self.data.decode("utf-8", "replace")

    def getAddress(self):
        return self.address


class DatagramSocket:
    MAX = 65507

    def __init__(self, port=0):
        self._sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._sock.bind(("", port))

    def receive(self):
        return DatagramPacket(*self._sock.recvfrom(DatagramSocket.MAX))

    def send(self, packet):
        self._sock.sendto(packet.data, packet.address)


class UDPServer:
    PORT = 9876

    def main(self):
        serverSocket = DatagramSocket(UDPServer.PORT)
        while True:
            print("Esperando mensagem")
            receivePacket = serverSocket.receive()
            who = "%s:%d" % receivePacket.getAddress()
            if receivePacket.getText().strip() == "SAIR":
                print("Cliente " + who + " saiu.")
                continue
            print("Mensagem recebida de " + who + ": " + receivePacket.getText())
            answer = input("Digite resposta: ")
            serverSocket.send(DatagramPacket(answer.encode("utf-8"), receivePacket.getAddress()))
            print("Resposta enviada.")


if __name__ == "__main__":
    UDPServer().main()
