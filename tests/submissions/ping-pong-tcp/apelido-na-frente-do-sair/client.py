import socket
from colorama_fake import Fore

HOST = '127.0.0.1'
PORT = 12345

nickname = input('Choose your nickname: ')

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print('conectando-se ao servidor')
client.connect((HOST, PORT))
print(Fore.GREEN + 'Conectado' + Fore.RESET)

while True:
    text = input('Digite mensagem: ')
    message = '{}: {}'.format(nickname, text)
    client.send(message.encode())
    if text == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    reply = client.recv(1024).decode()
    print('Resposta recebida: ' + Fore.CYAN + reply + Fore.RESET)

client.close()
