import argparse
import ipaddress
import socket
import struct


class Receptor:
    def __init__(self, grupo, porta):
        if not ipaddress.ip_address(grupo).is_multicast:
            raise SystemExit(f"{grupo} não é classe D")
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
        self.sock.bind(("", porta))
        mreq = struct.pack("=4sl", socket.inet_aton(grupo), socket.INADDR_ANY)
        self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        return self.n, self.sock.recv(10240).decode()


ap = argparse.ArgumentParser()
ap.add_argument("--grupo", default="224.1.1.1")
ap.add_argument("--porta", type=int, default=5007)
op = ap.parse_args()
for n, texto in Receptor(op.grupo, op.porta):
    print(f"[{n:03d}] {texto}")
