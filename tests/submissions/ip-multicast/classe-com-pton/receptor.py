import argparse
import socket


class Receptor:
    def __init__(self, grupo, porta):
        self.grupo, self.porta = grupo, porta

    def __enter__(self):
        self.s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.s.bind(("0.0.0.0", self.porta))
        self.pedido = socket.inet_pton(socket.AF_INET, self.grupo) + socket.inet_pton(socket.AF_INET, "0.0.0.0")
        self.s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, self.pedido)
        return self

    def __exit__(self, *_):
        self.s.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, self.pedido)
        self.s.close()

    def __iter__(self):
        while True:
            yield self.s.recvfrom(10240)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--grupo", default="224.1.1.1")
    parser.add_argument("--porta", type=int, default=5007)
    args = parser.parse_args()
    with Receptor(args.grupo, args.porta) as receptor:
        for dados, (ip, _) in receptor:
            print(f"[{ip}] {dados.decode()}")


if __name__ == "__main__":
    main()
