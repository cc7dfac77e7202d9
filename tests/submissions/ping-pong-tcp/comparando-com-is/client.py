import socket

s = socket.socket()
print('conectando-se ao servidor')
s.connect(('localhost', 12345))
print('Conectado')

continua = True
while continua:
    msg = input('Digite mensagem: ')
    s.send(msg.encode())
    if msg is 'SAIR':       # em java seria .equals, aqui nao precisa
        continua = False
    else:
        print('Mensagem enviada')
        print('Esperando resposta')
        resposta = s.recv(1024).decode()
        print('Resposta recebida: ' + resposta)

print('Desconectando.')
s.close()
