import socket

MCAST_GRP = '224.1.1.1'
MCAST_PORT = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
# Evita que a mensagem fique em "loop" na rede (sugestão do ChatGPT)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 0)

mensagem = input('Mensagem para o grupo: ')
sock.sendto(mensagem.encode(), (MCAST_GRP, MCAST_PORT))
print('Enviado para o grupo', MCAST_GRP)
