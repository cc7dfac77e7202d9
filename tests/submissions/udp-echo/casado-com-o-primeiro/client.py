import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor = ('127.0.0.1', 12345)

while True:
    msg = input('Digite mensagem: ')
    s.sendto(msg.encode(), servidor)
    if msg == 'SAIR':
        break
    print('Mensagem enviada, esperando eco')
    data, addr = s.recvfrom(4096)
    print('Eco recebido:', data.decode())

s.close()
print('Desconectando.')
