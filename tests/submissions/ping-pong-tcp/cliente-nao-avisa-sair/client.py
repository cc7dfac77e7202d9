import socket

cliente = socket.socket()
print('conectando-se ao servidor')
cliente.connect((socket.gethostname(), 12346))
print('Conectado')
mensagem = input('Digite mensagem: ')
while mensagem != 'SAIR':
    cliente.send(mensagem.encode())
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', cliente.recv(1024).decode())
    mensagem = input('Digite mensagem: ')
print('Desconectando.')
cliente.close()
