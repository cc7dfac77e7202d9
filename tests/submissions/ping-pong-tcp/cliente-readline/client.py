import socket

s = socket.socket()
host = socket.gethostname()
port = 12345
print('conectando-se ao servidor')
s.connect((host, port))
entrada = s.makefile('r')
print('Conectado')
while True:
    msg = input('Digite mensagem: ')
    s.send(msg.encode())
    if msg == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    resposta = entrada.readline()
    print('Resposta recebida:', resposta)
s.close()
