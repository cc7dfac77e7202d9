import socket

s = socket.create_connection(('localhost', 12345))
print('Conectado')
while True:
    texto = input('Digite mensagem: ')
    s.sendall(texto.encode())
    if texto in ('SAIR', 'sair'):
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    resposta = s.recv(4096).decode()
    if not resposta:
        print('O servidor encerrou a conexão.')
        break
    print('Resposta recebida:', resposta)
print('Desconectando.')
s.close()
