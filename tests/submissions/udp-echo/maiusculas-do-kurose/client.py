# UDPClient - adaptado do livro Kurose & Ross, cap. 2
from socket import *

serverName = 'localhost'
serverPort = 12000
clientSocket = socket(AF_INET, SOCK_DGRAM)

message = input('Digite a mensagem: ')
clientSocket.sendto(message.encode(), (serverName, serverPort))
modifiedMessage, serverAddress = clientSocket.recvfrom(2048)
print('Eco:', modifiedMessage.decode())

clientSocket.close()
