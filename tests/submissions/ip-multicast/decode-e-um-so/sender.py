# Sender multicast
import socket

grupo = '224.1.1.1'
porta = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
msg = input('Mensagem: ')
sock.sendto(msg.encode(), (grupo, porta))
print('Enviado')
sock.close()
