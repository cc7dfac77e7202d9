import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.connect(('localhost', 12345))
while True:
    mensagem = input('Digite mensagem: ')
    s.send(mensagem.encode())
    if mensagem == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', s.recv(8192).decode())
print('Desconectando.')
