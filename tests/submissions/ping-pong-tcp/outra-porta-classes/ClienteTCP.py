import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print('conectando-se ao servidor')
s.connect(('localhost', 3333))
print('Conectado')

while True:
    mensagem = input('Digite mensagem: ')
    s.send(mensagem.encode())
    if mensagem == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    resposta = s.recv(10000).decode()
    print('Resposta recebida:', resposta)

print('Desconectando.')
s.close()
