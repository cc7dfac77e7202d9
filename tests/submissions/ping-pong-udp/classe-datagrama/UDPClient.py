import socket

from UDPServer import DatagramPacket, DatagramSocket, UDPServer


class UDPClient:

    def main(self):
        clientSocket = DatagramSocket()
        ipAddress = socket.gethostbyname("localhost")
        message = input("Digite mensagem: ")
        while message != "SAIR":
            clientSocket.send(DatagramPacket(message.encode("utf-8"), (ipAddress, UDPServer.PORT)))
            print("Mensagem enviada")
            print("Esperando resposta")
            receivePacket = clientSocket.receive()
            print("Resposta recebida: " + receivePacket.getText())
            message = input("Digite mensagem: ")
        clientSocket.send(DatagramPacket(message.encode("utf-8"), (ipAddress, UDPServer.PORT)))
        print("Encerrando.")


if __name__ == "__main__":
    UDPClient().main()
