import socket

cliente = socket.socket()
cliente.connect(('localhost', 12345))
print('Conectado')
mensagem = ''
while mensagem != 'SAIR' or mensagem != 'sair':
    mensagem = input('Digite mensagem: ')
    cliente.send(mensagem.encode())
    print('Mensagem enviada')
    print('Esperando resposta')
    resposta = cliente.recv(4096).decode()
    print('Resposta recebida:', resposta)
print('Desconectando.')
cliente.close()
