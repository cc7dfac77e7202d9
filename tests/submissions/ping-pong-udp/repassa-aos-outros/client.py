import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    texto = input('Digite mensagem: ')
    s.sendto(texto.encode(), ('localhost', 12345))
    if texto == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', s.recv(65535).decode())
print('Desconectando.')
