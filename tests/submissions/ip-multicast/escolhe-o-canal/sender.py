import socket


def canal():
    while True:
        n = input('Canal (1 a 9): ').strip()
        if n.isdigit() and 1 <= int(n) <= 9:
            return int(n)
        print('Canal inválido.')


destino = (f'239.255.0.{canal()}', 5007)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
print('Linha vazia encerra.')
while (texto := input('No ar: ')):
    s.sendto(texto.encode(), destino)
print('Fora do ar.')
