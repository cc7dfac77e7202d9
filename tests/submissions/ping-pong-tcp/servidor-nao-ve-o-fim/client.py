import socket

s = socket.socket()
host = 'localhost'
port = 12345
print('conectando-se ao servidor')
s.connect((host, port))
print('Conectado')

msg = input('Digite mensagem: ')
# SAIR so fecha o socket, o servidor percebe sozinho
while msg != 'SAIR':
    s.send(msg.encode())
    print('Mensagem enviada')
    print('Esperando resposta')
    resp = s.recv(1024).decode()
    if resp == 'SAIR':
        break
    print('Resposta recebida:', resp)
    msg = input('Digite mensagem: ')

print('Desconectando.')
s.close()
