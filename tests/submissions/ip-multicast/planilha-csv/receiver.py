import csv
import socket
import struct

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 5007))
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack("4sl", socket.inet_aton("224.1.1.1"), socket.INADDR_ANY))

def grava(texto):
    with open("mensagens.csv", "a", newline="") as f:
        csv.writer(f).writerow([texto])


while True:
    dados, quem = s.recvfrom(10240)
    grava(dados.decode())
