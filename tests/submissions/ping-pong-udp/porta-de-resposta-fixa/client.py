import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('0.0.0.0', 12346))
while True:
    msg = input('Digite mensagem: ')
    s.sendto(msg.encode(), ('localhost', 12345))
    if msg == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    data, addr = s.recvfrom(1024)
    print('Resposta recebida:', data.decode())
