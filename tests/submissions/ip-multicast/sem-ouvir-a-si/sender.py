import socket

MCAST_GRP = '224.1.1.1'
MCAST_PORT = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
# desliga o loopback pra nao receber minhas proprias mensagens de volta
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 0)

while True:
    msg = input('Mensagem (SAIR termina): ')
    if msg == 'SAIR':
        break
    n = sock.sendto(msg.encode(), (MCAST_GRP, MCAST_PORT))
    print('%d bytes enviados para o grupo' % n)
sock.close()
