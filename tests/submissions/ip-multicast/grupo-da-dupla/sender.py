import socket

#MCAST_GRP = '224.1.1.1'
#MCAST_PORT = 5007
MCAST_GRP = '239.10.20.30'
MCAST_PORT = 5010

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
#sock.sendto(input().encode(), (MCAST_GRP, MCAST_PORT))
x = ''
while x != 'SAIR':
    x = input('mensagem: ')
    if x != 'SAIR':
        n = sock.sendto(x.encode(), (MCAST_GRP, MCAST_PORT))
        print('enviei', n, 'bytes')
