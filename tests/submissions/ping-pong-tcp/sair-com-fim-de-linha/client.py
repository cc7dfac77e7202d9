import socket

cliente = socket.socket()
print('conectando-se ao servidor')
cliente.connect((socket.gethostname(), 12345))
print('Conectado')
while True:
    msg = input('Digite mensagem: ')
    cliente.send((msg + '\n').encode())
    if msg == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', cliente.recv(4096).decode(), end='')
print('Desconectando.')
cliente.close()
