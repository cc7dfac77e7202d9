import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    msg = input('Digite mensagem: ')
    s.sendto(msg.encode(), ('127.0.0.1', 12345))
    if msg == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    data, addr = s.recvfrom(2048)
    print('Resposta recebida:', data.decode())
