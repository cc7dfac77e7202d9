import socket

s = socket.socket()
print('conectando-se ao servidor')
s.connect((socket.gethostname(), 12345))
print('Conectado')
mensagem = input('Digite mensagem: ')
while mensagem != 'SAIR':
    s.send(mensagem.encode())
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', s.recv(1024).decode())
    mensagem = input('Digite mensagem: ')
s.send('SAIR'.encode())
print('Desconectando.')
s.close()
