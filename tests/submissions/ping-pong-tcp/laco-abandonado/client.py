import socket

s = socket.socket()
print('conectando-se ao servidor')
s.connect((socket.gethostname(), 12345))
print('Conectado')
continua = True
while continua:
    msg = input('Digite mensagem: ')
    s.send(msg.encode())
    if msg == 'SAIR':
        continua = False
    else:
        print('Mensagem enviada')
        print('Esperando resposta')
        print('Resposta recebida:', s.recv(1024).decode())
print('Desconectando.')
s.close()
