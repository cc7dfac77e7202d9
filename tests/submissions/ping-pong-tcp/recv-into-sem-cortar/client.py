import socket

print('conectando-se ao servidor')
s = socket.create_connection(('localhost', 12345))
print('Conectado')
while True:
    mensagem = input('Digite mensagem: ')
    s.sendall(mensagem.encode())
    if mensagem == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    resposta = s.recv(4096)
    if not resposta:
        break
    print('Resposta recebida:', resposta.decode())
s.close()
