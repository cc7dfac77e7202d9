import socket

serverAddressPort = ("127.0.0.1", 20001)
bufferSize = 1024

# Create a UDP socket at client side
UDPClientSocket = socket.socket(family=socket.AF_INET, type=socket.SOCK_DGRAM)

while True:
    msgFromClient = input("Mensagem (SAIR para terminar): ")
    if msgFromClient == "SAIR":
        break
    UDPClientSocket.sendto(msgFromClient.encode(), serverAddressPort)
    msgFromServer = UDPClientSocket.recvfrom(bufferSize)
    print("Message from Server: {}".format(msgFromServer[0].decode()))

UDPClientSocket.close()
