import socket


def main(total=10000):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        for i in range(1, total + 1):
            s.sendto(f"mensagem {i}".encode(), ("localhost", 12345))
    print(total, "mensagens enviadas")


main()
