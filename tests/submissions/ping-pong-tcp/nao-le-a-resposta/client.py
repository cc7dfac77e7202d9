import socket

s = socket.socket()
print('conectando-se ao servidor')
s.connect(('localhost', 12345))
print('Conectado')
while True:
    msg = input('Digite mensagem: ')
    s.send(msg.encode())
    if msg == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
print('Desconectando.')
s.close()
