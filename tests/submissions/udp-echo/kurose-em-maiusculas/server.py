from socket import *

serverPort = 12000
serverSocket = socket(AF_INET, SOCK_DGRAM)
serverSocket.bind(('', serverPort))
print('O servidor esta pronto')
while True:
    message, clientAddress = serverSocket.recvfrom(2048)
    modifiedMessage = message.decode().upper()
    print('Recebi:', message.decode(), 'de', clientAddress)
    serverSocket.sendto(modifiedMessage.encode(), clientAddress)
