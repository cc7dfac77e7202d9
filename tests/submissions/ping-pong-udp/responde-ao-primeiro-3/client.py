import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor = ('localhost', 12345)

while True:
    msg = input('Digite mensagem: ')
    s.sendto(msg.encode(), servidor)
    if msg == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    data, addr = s.recvfrom(4096)
    print('Resposta recebida:', data.decode())
s.close()
