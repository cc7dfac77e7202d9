# servidor.py
from socket import *

serverPort = 12000
serverSocket = socket(AF_INET, SOCK_STREAM)
serverSocket.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
serverSocket.bind(('', serverPort))
serverSocket.listen(1)
print('Esperando conexão.')
connectionSocket, addr = serverSocket.accept()
print('Conectado')

while True:
    print('Esperando mensagem')
    sentence = connectionSocket.recv(8).decode()
    if sentence == 'SAIR' or sentence == '':
        break
    print('Mensagem recebida: ' + sentence)
    resposta = input('Digite resposta: ')
    connectionSocket.send(resposta.encode())
    print('Resposta enviada.')

connectionSocket.close()
print('Conexão encerrada.')
print('Esperando conexão.')
