import socket

GRUPO, PORTA = '239.10.20.30', 6000

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind((GRUPO, PORTA))     # no linux da pra dar bind direto no grupo
pedido = socket.inet_aton(GRUPO) + socket.inet_aton('0.0.0.0')
sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, pedido)

print('📻 Rádio Corredor sintonizada, Ctrl+C desliga')
n = 0
try:
    while True:
        dados, quem = sock.recvfrom(10240)
        n += 1
        print(f'{n:03d} | {quem[0]} diz: {dados.decode(errors="replace")}')
except KeyboardInterrupt:
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, pedido)
    print('\nrádio desligada, ouvi', n, 'notícias')
