import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('localhost', 10000))
recebidas = 0

print('Servidor iniciado')
while True:
    data, addr = sock.recvfrom(1000000)
    # as mensagens chegam separadas por \n
    for m in data.decode().split('\n'):
        if m:
            recebidas += 1
    print('Quantidade de mensagens recebidas:', recebidas)
