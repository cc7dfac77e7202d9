import socket

s = socket.socket()
print('conectando-se ao servidor')
s.connect(('localhost', 12345))
print('Conectado')
while True:
    mensagem = input('Digite mensagem: ')
    s.send(mensagem.encode())
    if mensagem == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    data = s.recv(1024)
    if not data:
        print('Servidor desconectou')
        break
    print('Resposta recebida:', data.decode())
s.close()
