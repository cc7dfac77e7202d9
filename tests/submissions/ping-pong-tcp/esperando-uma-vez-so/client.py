import socket

s = socket.socket()
print('conectando-se ao servidor')
s.connect(('localhost', 12346))
print('Conectado')
msg = input('Digite mensagem: ')
while msg != 'SAIR':
    s.sendall(msg.encode('utf8'))
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', s.recv(5000).decode('utf8'))
    msg = input('Digite mensagem: ')
s.sendall(b'SAIR')
print('Desconectando.')
s.close
