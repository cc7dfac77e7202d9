# SERVIDOR
from socket import *

serverSocket = socket(AF_INET, SOCK_DGRAM)
serverSocket.bind(('', 12000))
print('The server is ready to receive')
while 1:
    message, clientAddress = serverSocket.recvfrom(2048)
    texto = message.decode()
    nome, _, resto = texto.partition(': ')
    if resto == 'SAIR':
        print(nome, 'saiu')
        continue
    print('Mensagem recebida de', texto)
    resposta = input('Digite resposta: ')
    serverSocket.sendto(resposta.encode(), clientAddress)
    print('Resposta enviada.')
