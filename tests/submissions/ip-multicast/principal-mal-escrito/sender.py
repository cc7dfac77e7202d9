import socket


def principal():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
    s.sendto(input("Digite mensagem: ").encode(), ("224.1.1.1", 5007))


if __name__ == "main":
    principal()
