# cliente ping pong, agora com UDP
import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
destino = ('127.0.0.1', 12345)

while True:
    msg = input('Digite mensagem: ')
    sent = s.sendto(msg.encode(), destino)
    if msg == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    data, addr = s.recvfrom(4096)
    print('Resposta recebida:', data.decode())

s.close()
