import socket
import struct

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 5007))
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack("4sl", socket.inet_aton("224.1.1.1"), socket.INADDR_ANY))
ultima = 0
while True:
    dados = s.recv(10240).decode()
    n, _, texto = dados.partition(";")
    if int(n) <= ultima:
        continue
    ultima = int(n)
    print(texto)
