import socket

SERVIDOR = ('localhost', 12345)
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

while True:
    msg = input('Digite mensagem: ')
    sock.sendto(msg.encode(), SERVIDOR)
    if msg == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    resp, _ = sock.recvfrom(4096)
    print('Resposta recebida:', resp.decode())

sock.close()
