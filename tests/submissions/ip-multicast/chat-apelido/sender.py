import argparse
import socket


def parse_args():
    ap = argparse.ArgumentParser(description="Envia mensagens a um grupo multicast")
    ap.add_argument("-g", "--grupo", default="224.1.1.1")
    ap.add_argument("-p", "--porta", type=int, default=5007)
    ap.add_argument("-n", "--nome", default="anonimo")
    ap.add_argument("--ttl", type=int, default=2)
    return ap.parse_args()


def main():
    a = parse_args()
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, a.ttl)
    print(f"Enviando para {a.grupo}:{a.porta} (linha vazia termina)")
    while True:
        try:
            texto = input("mensagem> ")
        except EOFError:
            break
        if not texto:
            break
        sock.sendto(f"[{a.nome}] {texto}".encode(), (a.grupo, a.porta))
    sock.close()


if __name__ == "__main__":
    main()
