import socket

GRUPO = '224.1.1.1'
PORTA = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
sock.sendto(input('Mensagem: ').encode(), (GRUPO, PORTA))
sock.close()
