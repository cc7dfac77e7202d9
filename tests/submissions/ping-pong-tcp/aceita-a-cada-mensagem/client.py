import socket

host = 'localhost'
port = 12345

print('conectando-se ao servidor')
s = socket.socket()
s.connect((host, port))
print('Conectado')

mensagem = input('Digite mensagem: ')
while mensagem != 'SAIR':
    s.send(mensagem.encode())
    print('Mensagem enviada')
    print('Esperando resposta')
    resposta = s.recv(1024).decode()
    if not resposta:
        print('servidor fechou')
        break
    print('Resposta recebida:', resposta)
    mensagem = input('Digite mensagem: ')
else:
    s.send(mensagem.encode())

print('Desconectando.')
s.close()
