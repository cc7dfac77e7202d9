import argparse
import socket


def entra_no_grupo(grupo, porta):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(("", porta))
    sock.setsockopt(
        socket.IPPROTO_IP,
        socket.IP_ADD_MEMBERSHIP,
        socket.inet_aton(grupo) + socket.inet_aton("0.0.0.0"),
    )
    return sock


def main():
    ap = argparse.ArgumentParser(description="Recebe mensagens de um grupo multicast")
    ap.add_argument("-g", "--grupo", default="224.1.1.1")
    ap.add_argument("-p", "--porta", type=int, default=5007)
    a = ap.parse_args()
    sock = entra_no_grupo(a.grupo, a.porta)
    print("Escutando", a.grupo, a.porta, flush=True)
    while True:
        dados, (ip, porta) = sock.recvfrom(10240)
        print(f"{ip}: {dados.decode()}", flush=True)


if __name__ == "__main__":
    main()
