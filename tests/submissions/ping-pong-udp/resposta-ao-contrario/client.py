import socket

destino = ('localhost', 12345)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    texto = input('Digite mensagem: ')
    s.sendto(texto.encode(), destino)
    if texto == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    dados, _ = s.recvfrom(4096)
    resposta = dados.decode()
    if resposta == 'SAIR':
        break
    print('Resposta recebida:', resposta)
print('Desconectando.')
