import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    s.sendto(input('Digite mensagem: ').encode(), (socket.gethostname(), 12345))
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', s.recv(1024).decode())
