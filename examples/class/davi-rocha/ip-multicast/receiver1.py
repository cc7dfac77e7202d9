import socket
import struct

receptor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receptor.bind(("", 5007))
grupo = struct.pack("=4sl", socket.inet_aton("224.1.1.1"), socket.INADDR_ANY)
receptor.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, grupo)
while True:
    print(receptor.recv(10240).decode())
