import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    texto = input('Digite mensagem: ')
    s.sendto(texto.encode(), ('localhost', 12345))
    if texto == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada, esperando resposta...')
    print('Resposta recebida:', s.recv(2048).decode())
