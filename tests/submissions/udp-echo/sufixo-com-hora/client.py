import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    msg = input('Digite mensagem: ')
    if msg == 'SAIR':
        print('Desconectando.')
        break
    s.sendto(msg.encode(), (socket.gethostname(), 12345))
    print('Mensagem enviada')
    data, addr = s.recvfrom(1024)
    print('Resposta recebida:', data.decode())
