import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    mensagem = input('Digite mensagem: ')
    if mensagem == 'SAIR':
        break
    s.sendto(mensagem.encode(), (socket.gethostname(), 12345))
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', s.recv(4096).decode())
print('Desconectando.')
