import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
destino = (socket.gethostname(), 12345)
while True:
    texto = input('Digite mensagem: ')
    if texto == 'SAIR':
        print('Desconectando.')
        break
    sock.sendto(texto.encode(), destino)
    print('Mensagem enviada')
    eco, addr = sock.recvfrom(4096)
    print('Resposta recebida:', eco.decode())
sock.close()
