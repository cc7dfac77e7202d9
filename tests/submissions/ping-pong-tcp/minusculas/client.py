import socket

s = socket.socket()
host = 'localhost'
port = 12345

print('conectando-se ao servidor')
s.connect((host, port))
print('Conectado')

while True:
    msg = input('Digite mensagem: ')
    s.send(msg.encode())
    # aceita sair, Sair, SAIR...
    if msg.lower() == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    resp = s.recv(1024).decode()
    print('Resposta recebida:', resp)

s.close()
