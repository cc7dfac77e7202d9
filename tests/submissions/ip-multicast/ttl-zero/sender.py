import socket

GRUPO, PORTA = "224.1.1.1", 5007

emissor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
emissor.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 0)
while (texto := input("Digite a mensagem: ")) != "SAIR":
    emissor.sendto(texto.encode(), (GRUPO, PORTA))
