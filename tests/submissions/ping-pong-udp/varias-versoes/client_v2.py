import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    mensagem = input('Digite mensagem: ')
    s.sendto(mensagem.encode(), (socket.gethostname(), 12345))
    if mensagem == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', s.recv(65535).decode())
