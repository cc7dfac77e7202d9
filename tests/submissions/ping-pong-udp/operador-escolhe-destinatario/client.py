import socket

SERVIDOR = ('127.0.0.1', 12345)
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

while True:
    msg = input('Digite mensagem: ')
    sock.sendto(msg.encode(), SERVIDOR)
    if msg == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    dados, _ = sock.recvfrom(4096)
    print('Resposta recebida:', dados.decode())
sock.close()
