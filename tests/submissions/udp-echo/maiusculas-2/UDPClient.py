from socket import *
serverName = 'localhost'
serverPort = 12000
clientSocket = socket(AF_INET, SOCK_DGRAM)
while True:
    message = input('Digite a mensagem (SAIR para sair): ')
    message.lower()
    if message == 'sair':
        break
    clientSocket.sendto(message.encode(), (serverName, serverPort))
    modifiedMessage, serverAddress = clientSocket.recvfrom(2048)
    print('Eco:', modifiedMessage.decode())
clientSocket.close()
