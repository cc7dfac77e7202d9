import socket
from colorama_fake import Fore

HOST = '127.0.0.1'
PORT = 12345

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind((HOST, PORT))
server.listen(1)

while True:
    print(Fore.YELLOW + 'Esperando conexão.' + Fore.RESET)
    client, address = server.accept()
    print(Fore.GREEN + 'Conectado' + Fore.RESET)
    while True:
        print('Esperando mensagem')
        message = client.recv(1024).decode()
        if message == 'SAIR':
            break
        print('Mensagem recebida: ' + Fore.CYAN + message + Fore.RESET)
        reply = input('Digite resposta: ')
        client.send(reply.encode())
        print('Resposta enviada.')
    client.close()
    print(Fore.RED + 'Conexão encerrada.' + Fore.RESET)
