import socket

grupo = '224.1.1.1'
porta = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
while True:
    try:
        texto = input('\033[94mmensagem> \033[0m')
    except (EOFError, KeyboardInterrupt):
        break
    sock.sendto(texto.encode(), (grupo, porta))
