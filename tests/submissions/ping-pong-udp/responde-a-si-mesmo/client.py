import socket

addr = (socket.gethostname(), 12345)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    mensagem = input('Digite mensagem: ')
    s.sendto(mensagem.encode(), addr)
    if mensagem == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    dados, _ = s.recvfrom(4096)
    print('Resposta recebida:', dados.decode())
print('Desconectando.')
