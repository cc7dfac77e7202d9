import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    texto = input('Digite mensagem: ')
    s.sendto(texto.encode(), ('localhost', 12345))
    if texto == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    dados, _ = s.recvfrom(2048)
    print('Resposta recebida:', dados.decode())
