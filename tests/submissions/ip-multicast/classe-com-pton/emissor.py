import socket

GRUPO = ("224.1.1.1", 5007)


def main():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
        while (mensagem := input("Mensagem (SAIR para terminar): ")) != "SAIR":
            s.sendto(mensagem.encode(), GRUPO)


if __name__ == "__main__":
    main()
