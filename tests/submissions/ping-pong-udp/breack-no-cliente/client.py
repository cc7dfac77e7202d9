import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
destino = (socket.gethostname(), 12345)
while True:
    mensagem = input('Digite mensagem: ')
    s.sendto(mensagem.encode(), destino)
    if mensagem == 'SAIR':
        breack
    print('Mensagem enviada')
    print('Esperando resposta')
    dados, _ = s.recvfrom(4096)
    print('Resposta recebida:', dados.decode())
print('Desconectando.')
