import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print('conectando-se ao servidor')
s.connect((socket.gethostname(), 12345))
print('Conectado')

while True:
    mensagem = input('Digite mensagem: ')
    s.send(mensagem.encode())
    if mensagem == 'SAIR':
        print('Desconectando.')
        s.close()
        continue
    print('Mensagem enviada')
    print('Esperando resposta')
    resposta = s.recv(4096).decode()
    print('Resposta recebida:', resposta)
