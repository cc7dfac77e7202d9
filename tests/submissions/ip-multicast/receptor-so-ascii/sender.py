import socket

GRUPO = "224.1.1.1"
PORTA = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
mensagem = input("Digite a mensagem para o grupo: ")
sock.sendto(mensagem.encode("utf-8"), (GRUPO, PORTA))
print("Mensagem enviada para", GRUPO)
