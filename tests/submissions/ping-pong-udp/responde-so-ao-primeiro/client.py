import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor = ('localhost', 12345)

while True:
    msg = input('Digite mensagem: ')
    sock.sendto(msg.encode(), servidor)
    if msg == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    data, addr = sock.recvfrom(4096)
    print('Resposta recebida:', data.decode())

sock.close()
