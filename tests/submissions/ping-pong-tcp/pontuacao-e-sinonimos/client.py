import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print('Conectando-se ao servidor...')
s.connect((socket.gethostname(), 12345))
print('Conectado')

while True:
    mensagem = input('Digite a mensagem >> ')
    s.send(mensagem.encode())
    if mensagem == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    resposta = s.recv(4096).decode()
    print('Resposta recebida:\n' + resposta)

print('Desconectado')
s.close()
