import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    msg = input('Digite mensagem: ')
    s.sendto(msg.encode(), ('localhost', 12345))
    print('Mensagem enviada')
    print('Esperando resposta')
    data, addr = s.recvfrom(1024)
    print('Resposta recebida:', data.decode())
