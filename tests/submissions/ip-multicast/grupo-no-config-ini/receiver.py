import socket
from config import Config

cfg = Config.carrega()

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(("", cfg.porta))

mreq = socket.inet_aton(cfg.grupo) + socket.inet_aton("0.0.0.0")
sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
print(f"Ouvindo o grupo {cfg.grupo}:{cfg.porta} (Ctrl+C sai)", flush=True)

try:
    while True:
        dados, (ip, porta) = sock.recvfrom(65535)
        print(f"[{ip}] {dados.decode(errors='replace')}", flush=True)
except KeyboardInterrupt:
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, mreq)
    print("\nSaí do grupo.")
finally:
    sock.close()
