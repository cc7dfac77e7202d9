# Emissor multicast - Trabalho de SD
import socket

GRUPO, PORTA = "239.1.2.3", 5008

e = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
e.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
e.sendto(input("Mensagem: ").encode(), (GRUPO, PORTA))
print("Mensagem enviada para", GRUPO)
e.close()
