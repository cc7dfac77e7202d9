import socket
import struct

receptor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receptor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
receptor.bind(("", 5007))
pedido = struct.pack("=4sL", socket.inet_aton("224.1.1.1"), socket.INADDR_ANY)
receptor.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, pedido)
while True:
    print(receptor.recv(65535).decode())
