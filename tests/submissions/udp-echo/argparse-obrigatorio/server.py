import argparse
import socket

parser = argparse.ArgumentParser(description="Servidor de eco")
parser.add_argument("port", type=int, help="porta UDP")
args = parser.parse_args()

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", args.port))
print("eco na porta", args.port)
while True:
    dados, cliente = s.recvfrom(65535)
    s.sendto(dados, cliente)
