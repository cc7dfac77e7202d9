# Execute com: python client.py mensagem
import socket
import sys

mensagem = sys.argv[1]   # mensagem passada na linha de comando

print('conectando-se ao servidor')
s = socket.socket()
s.connect(('localhost', 12345))
print('Conectado')

while True:
    s.send(mensagem.encode())
    print('Mensagem enviada:', mensagem)
    if mensagem == 'SAIR':
        break
    print('Esperando resposta')
    resposta = s.recv(1024).decode()
    # o usuário (do servidor) digitou SAIR
    if resposta == 'SAIR' or resposta == '':
        break
    print('Resposta recebida:', resposta)

print('Desconectando.')
s.close()
