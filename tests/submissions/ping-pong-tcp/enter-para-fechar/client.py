import os
import socket
try:
    import colorama
    colorama.init()
except ImportError:
    pass
HOST = '127.0.0.1'
PORT = 12345
cliente = socket.socket()
print('conectando-se ao servidor...')
cliente.connect((HOST, PORT))
print('Conectado')
msg = ''
while msg != 'SAIR':
    msg = input('Digite mensagem (ou SAIR): ')
    cliente.send(msg.encode())
    if msg != 'SAIR':
        print('Mensagem enviada')
        print('Esperando resposta')
        resp = cliente.recv(8192).decode()
        print(f'Resposta recebida: {resp}')
cliente.close()
print('Desconectando.')
input('Pressione ENTER para fechar a janela...')
