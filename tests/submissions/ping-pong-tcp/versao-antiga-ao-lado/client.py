import socket

s = socket.socket()
print('conectando-se ao servidor')
s.connect((socket.gethostname(), 12345))
print('Conectado')
while True:
    mensagem = input('Digite mensagem: ')
    s.send(mensagem.encode())
    if mensagem == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', s.recv(4096).decode())
print('Desconectando.')
s.close()
