import socket

HOST = 'localhost'
PORTA = 12345

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

while True:
    texto = input('Digite mensagem: ')
    s.sendto(texto.encode(), (HOST, PORTA))
    if texto == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    data, addr = s.recvfrom(4096)
    print('Resposta recebida: ' + data.decode())

s.close()
