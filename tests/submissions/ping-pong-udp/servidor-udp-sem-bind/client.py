import socket

SERVIDOR = ('localhost', 12345)
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    texto = input('Digite mensagem: ')
    sock.sendto(texto.encode(), SERVIDOR)
    if texto == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    dados, _ = sock.recvfrom(65535)
    print('Resposta recebida:', dados.decode())
print('Desconectando.')
sock.close()
