import socket

PORTA = 5007

texto = input("Mensagem para o grupo: ")
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as emissor:
    emissor.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    emissor.sendto(texto.encode(), ("255.255.255.255", PORTA))
