import socket
import time

SERVIDOR = ('localhost', 12345)
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    texto = 'ping'
    time.sleep(2)
    sock.sendto(texto.encode(), SERVIDOR)
    if texto == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    dados, _ = sock.recvfrom(65535)
    print('Resposta recebida:', dados.decode())
print('Desconectando.')
sock.close()
