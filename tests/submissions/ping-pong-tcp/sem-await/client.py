import socket

HOST = 'localhost'
PORT = 12345
cliente = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
cliente.connect((HOST, PORT))
print('Conectado')
while True:
    mensagem = input('Digite mensagem: ')
    cliente.send(mensagem.encode())
    if mensagem == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    resposta = cliente.recv(1024).decode()
    if not resposta or resposta == 'SAIR':
        break
    print('Resposta recebida:', resposta)
print('Desconectando.')
cliente.close()
