# CLIENTE
from socket import *

serverName = 'localhost'
serverPort = 12000
nome = input('Seu nome: ')
clientSocket = socket(AF_INET, SOCK_DGRAM)
# UDP nao e confiavel, se perder nao pode travar o programa
clientSocket.settimeout(3)

while True:
    mensagem = input('Digite mensagem: ')
    clientSocket.sendto((nome + ': ' + mensagem).encode(), (serverName, serverPort))
    if mensagem == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    try:
        resposta, addr = clientSocket.recvfrom(2048)
        print('Resposta recebida:', resposta.decode())
    except timeout:
        print('Pacote perdido, tente de novo')

print('Desconectando.')
clientSocket.close()
