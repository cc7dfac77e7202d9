import socket

s = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
print('conectando-se ao servidor')
s.connect(('::ffff:127.0.0.1', 12345))
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
