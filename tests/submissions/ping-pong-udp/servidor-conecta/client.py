import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
destino = (socket.gethostname(), 12345)
while True:
    msg = input('Digite mensagem: ')
    s.sendto(msg.encode(), destino)
    if msg == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    data, addr = s.recvfrom(1024)
    print('Resposta recebida:', data.decode())
print('Desconectando.')
