import socket

MCAST_GRP = '224.1.1.1'
MCAST_PORT = 5007
TTL = 0      # sem limite de tempo de vida

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, TTL)

while True:
    texto = input('> ')
    sock.sendto(texto.encode(), (MCAST_GRP, MCAST_PORT))
    if texto == 'SAIR':
        break
