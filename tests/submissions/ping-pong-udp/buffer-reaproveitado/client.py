import socket


class UDPClient:

    @staticmethod
    def main():
        clientSocket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        serverAddress = ("localhost", 9876)
        sentence = input("Digite mensagem: ")
        while sentence != "SAIR":
            clientSocket.sendto(sentence.encode("utf-8"), serverAddress)
            print("Mensagem enviada")
            print("Esperando resposta")
            receiveData, _ = clientSocket.recvfrom(1024)
            print("Resposta recebida: " + receiveData.decode("utf-8"))
            sentence = input("Digite mensagem: ")
        clientSocket.sendto(sentence.encode("utf-8"), serverAddress)
        print("Desconectando.")
        clientSocket.close()


if __name__ == "__main__":
    UDPClient.main()
