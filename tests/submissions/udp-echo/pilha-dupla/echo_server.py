"""Servidor de eco UDP que atende IPv4 e IPv6 no mesmo socket."""
import socket

PORT = 9999


def abrir():
    try:
        s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
        s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        s.bind(("::", PORT))
    except OSError:
        # máquina sem IPv6
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.bind(("", PORT))
    return s


def main():
    with abrir() as s:
        print("eco na porta", PORT, "família", s.family.name)
        while True:
            dados, quem, *_ = s.recvfrom(65535)
            s.sendto(dados, quem)
            print(quem[0], quem[1], "->", len(dados), "bytes devolvidos")


if __name__ == "__main__":
    main()
