import socket

s = socket.socket()
print('conectando-se ao servidor')
s.connect(('localhost', 12345))
print('Conectado')

msg = ''
resp = ''
while msg != 'SAIR' or resp != 'SAIR':
    msg = input('Digite mensagem: ')
    s.send(msg.encode())
    print('Mensagem enviada')
    print('Esperando resposta')
    resp = s.recv(1024).decode()
    print('Resposta recebida:', resp)

print('Desconectando.')
s.close()
