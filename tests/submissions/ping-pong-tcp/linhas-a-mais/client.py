import socket

host = socket.gethostname()
port = 12345
s = socket.socket()
print('conectando-se ao servidor', host, '...')
s.connect((host, port))
print('Conectado')
print('Meu endereço:', s.getsockname())
print('Digite SAIR para terminar')

while True:
    print('-' * 40)
    mensagem = input('Digite mensagem: ')
    s.send(mensagem.encode())
    if mensagem == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    resposta = s.recv(8192).decode()
    print(f'Resposta recebida: "{resposta}"')

print('Desconectando.')
s.close()
print('=' * 40)
