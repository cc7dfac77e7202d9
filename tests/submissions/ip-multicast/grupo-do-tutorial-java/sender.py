import argparse
import socket

p = argparse.ArgumentParser()
p.add_argument("-g", "--grupo", default="230.0.0.1")
p.add_argument("-p", "--porta", type=int, default=4446)
p.add_argument("mensagem", nargs="*", help="se faltar, pergunta")
a = p.parse_args()

texto = " ".join(a.mensagem) or input("Mensagem: ")
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 1)
    s.sendto(texto.encode("utf-8"), (a.grupo, a.porta))
