# cliente.py
from socket import *

serverName = 'localhost'
serverPort = 12000
clientSocket = socket(AF_INET, SOCK_STREAM)
print('conectando-se ao servidor')
clientSocket.connect((serverName, serverPort))
print('Conectado')

sentence = input('Digite mensagem: ')
while sentence != 'SAIR':
    clientSocket.send(sentence.encode())
    print('Mensagem enviada')
    print('Esperando resposta')
    modifiedSentence = clientSocket.recv(1024)
    print('Resposta recebida: ' + modifiedSentence.decode())
    sentence = input('Digite mensagem: ')

clientSocket.send(sentence.encode())
print('Desconectando.')
clientSocket.close()
