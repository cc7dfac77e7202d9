import socket

CANAIS = {'1': ('esportes', '224.1.1.1'), '2': ('notícias', '224.1.1.2'), '3': ('avisos', '224.1.1.3')}
PORTA = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
while True:
    canal = input('Canal (1 esportes, 2 notícias, 3 avisos, Enter para terminar) [1..3]: ')
    if canal == '':
        break
    if canal not in CANAIS:
        print('não existe')
        continue
    nome, ip = CANAIS[canal]
    texto = input(f'Mensagem para {nome}: ')
    sock.sendto(f'({nome}) {texto}'.encode(), (ip, PORTA))
