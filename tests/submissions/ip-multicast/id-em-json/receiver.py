import json
import socket
import struct

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 5007))
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack("4sl", socket.inet_aton("224.1.1.1"), socket.INADDR_ANY))
recebidos = set()
while True:
    pacote = json.loads(s.recv(10240))
    if pacote["id"] in recebidos:
        print("duplicado, ignorado")
        continue
    recebidos.add(pacote["id"])
    print(pacote["texto"])
