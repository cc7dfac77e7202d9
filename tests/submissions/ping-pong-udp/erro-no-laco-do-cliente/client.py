import socket

SERVIDOR = ('localhost', 12345)
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    texto = input('Digite mensagem: ')
    try:
        sock.sendto(texto, SERVIDOR)
    except Exception as erro:
        print('erro', erro)
        continue
    if texto == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    dados, _ = sock.recvfrom(65535)
    print('Resposta recebida:', dados.decode())
print('Desconectando.')
sock.close()
