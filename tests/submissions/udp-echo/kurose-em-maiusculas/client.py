from socket import *

serverName = '127.0.0.1'
serverPort = 12000
clientSocket = socket(AF_INET, SOCK_DGRAM)
message = input('Entre com uma frase em letras minusculas: ')
while message != 'SAIR':
    clientSocket.sendto(message.encode(), (serverName, serverPort))
    modifiedMessage, serverAddress = clientSocket.recvfrom(2048)
    print('Eco do servidor:', modifiedMessage.decode())
    message = input('Entre com uma frase em letras minusculas: ')
clientSocket.close()
