import socket

s = socket.socket()
print('conectando-se ao servidor')
s.connect(('localhost', 12345))
print('Conectado')
while True:
    msg = input('Digite mensagem: ')
    s.send(msg.encode())
    if msg.encode() == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', s.recv(4096).decode())
print('Desconectando.')
s.close()
