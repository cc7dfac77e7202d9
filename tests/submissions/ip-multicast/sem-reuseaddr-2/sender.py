import argparse
import socket

ap = argparse.ArgumentParser()
ap.add_argument("--grupo", default="224.1.1.1")
ap.add_argument("--porta", type=int, default=5007)
ap.add_argument("--ttl", type=int, default=2)
op = ap.parse_args()

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, op.ttl)
sock.sendto(input("Digite a mensagem: ").encode(), (op.grupo, op.porta))
