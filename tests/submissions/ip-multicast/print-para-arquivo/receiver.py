import socket
import struct

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 5007))
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack("4sl", socket.inet_aton("224.1.1.1"), socket.INADDR_ANY))
saida = open("saida.log", "w")
while True:
    dados, quem = s.recvfrom(10240)
    texto = dados.decode()
    print(quem[0], texto, file=saida, flush=True)
