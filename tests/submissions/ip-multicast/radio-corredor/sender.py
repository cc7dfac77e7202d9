import socket

GRUPO, PORTA = '239.10.20.30', 6000

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)

print('🎙  no ar! linha vazia sai do ar')
while True:
    try:
        noticia = input('notícia> ')
    except EOFError:
        break
    if not noticia:
        break
    sock.sendto(noticia.encode(), (GRUPO, PORTA))
print('fora do ar')
