import socket
from config import Config

cfg = Config.carrega()

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP) as sock:
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, cfg.ttl)
    print("Uma mensagem por linha, linha vazia termina.")
    try:
        while (linha := input("> ")):
            sock.sendto(linha.encode(), (cfg.grupo, cfg.porta))
    except EOFError:
        pass
