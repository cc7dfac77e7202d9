import socket
from threading import Thread


class ClientHandler(Thread):
    """ public class ClientHandler extends Thread """

    def __init__(self, clientSocket, clientAddress):
        super().__init__()
        self.clientSocket = clientSocket
        self.clientAddress = clientAddress
        self.out = clientSocket.makefile("w", encoding="utf-8")

    def println(self, text):
        self.out.write(text + "\n")

    def run(self):
        print("Got connection from " + str(self.clientAddress))
        self.println("Thank you for connecting")
        self.clientSocket.close()


class Server:

    def __init__(self, port):
        self.port = port
        self.clients = []
        self.serverSocket = None

    def getPort(self):
        return self.port

    def start(self):
        self.serverSocket = socket.socket()
        self.serverSocket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.serverSocket.bind(("", self.getPort()))
        self.serverSocket.listen(50)
        print("Server listening on port " + str(self.getPort()))
        while True:
            clientSocket, clientAddress = self.serverSocket.accept()
            handler = ClientHandler(clientSocket, clientAddress)
            self.clients.append(handler)
            handler.start()


def main(args):
    server = Server(12345)
    server.start()


if __name__ == "__main__":
    main([])
