import socket

GRUPO, PORTA = "224.1.1.1", 5007

texto = input("Mensagem para o grupo: ")
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as emissor:
    emissor.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
    emissor.sendto(texto.encode(), (GRUPO, PORTA))
