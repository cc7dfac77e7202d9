import socket

s = socket.socket()
print('conectando-se ao servidor')
s.connect(('localhost', 12345))
print('Conectado')

msg = ''
while msg != 'SAIR':
    msg = input('Digite mensagem: ')
    s.send(msg.encode())
    if msg != 'SAIR':
        print('Mensagem enviada')
        print('Esperando resposta')
        resposta = s.recv(2048).decode()
        if resposta == '':
            print('O servidor fechou a conexão')
            break
        print('Resposta recebida:', resposta)

print('Desconectando.')
s.close()
