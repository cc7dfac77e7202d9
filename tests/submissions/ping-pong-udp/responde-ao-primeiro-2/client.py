import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server = (socket.gethostbyname('localhost'), 12345)

while True:
    msg = input('Digite mensagem: ')
    sent = sock.sendto(msg.encode(), server)
    if msg == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada', sent, 'bytes')
    print('Esperando resposta')
    data, addr = sock.recvfrom(4096)
    print('Resposta recebida:', data.decode())
sock.close()
