from socket import AF_INET, SOCK_DGRAM, socket

s = socket(AF_INET, SOCK_DGRAM)
while True:
    texto = input('Digite mensagem: ')
    if texto.strip().upper() == 'SAIR':
        print('Desconectando.')
        break
    s.sendto(texto.encode(), ('localhost', 12345))
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', s.recv(65535).decode())
