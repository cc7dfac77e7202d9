import socket

PORTA = 5007

texto = input()
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as emissor:
    emissor.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
    emissor.sendto(texto.encode(), ("localhost", PORTA))
