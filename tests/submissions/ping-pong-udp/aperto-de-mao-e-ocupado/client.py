import socket
import time

servidor = ('localhost', 12345)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

print('conectando-se ao servidor')
while True:
    s.sendto('OLA'.encode(), servidor)
    resp, _ = s.recvfrom(4096)
    if resp.decode() == 'BEM-VINDO':
        break
    print('Servidor ocupado, tentando de novo em 2 segundos')
    time.sleep(2)
print('Conectado')

while True:
    msg = input('Digite mensagem: ')
    s.sendto(msg.encode(), servidor)
    if msg == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    resp, _ = s.recvfrom(4096)
    print('Resposta recebida:', resp.decode())

s.close()
