import socket
from canais import CANAIS, PORTA, menu

n = menu()
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
texto = input('Mensagem: ')
sock.sendto(texto.encode(), (CANAIS[n % 3], PORTA))
print('mensagem enviada para o canal', n)
