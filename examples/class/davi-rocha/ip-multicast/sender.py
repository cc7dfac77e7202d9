import socket

emissor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
emissor.sendto(input("Mensagem: ").encode(), ("224.1.1.1", 5007))
