import socket

MCAST_GRP = '224.1.1.1'
MCAST_PORT = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
texto = input('Mensagem para o grupo: ')
sock.sendto(texto.encode(), (MCAST_GRP, MCAST_PORT))
print('Enviada para', MCAST_GRP)
sock.close()
