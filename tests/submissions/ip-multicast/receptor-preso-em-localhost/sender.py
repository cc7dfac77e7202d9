import socket

emissor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
emissor.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
emissor.sendto(input("Mensagem: ").encode(), ("224.1.1.1", 5007))
