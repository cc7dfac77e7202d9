# Receptor multicast - Trabalho de SD - Profa. pediu varias instancias
import socket, struct, os

GRUPO, PORTA = "239.1.2.3", 5007

r = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
r.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
r.bind(("", PORTA))
r.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,
             struct.pack("4s4s", socket.inet_aton(GRUPO), socket.inet_aton("0.0.0.0")))
print("Receptor", os.getpid(), "no grupo", GRUPO)
while True:
    d, a = r.recvfrom(1500)
    print("Receptor", os.getpid(), "recebeu de", a[0], ":", d.decode())
