"""
IP-Multicast em um arquivo só.

    python multicast.py receiver      # abra quantos quiser
    python multicast.py sender        # digite mensagens, linha vazia termina
"""
import socket
import sys

GRUPO, PORTA = "224.1.1.1", 5007


def receiver():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # amarrar no endereço do grupo evita receber unicast perdido nessa porta (Linux)
    s.bind((GRUPO, PORTA))
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,
                 socket.inet_aton(GRUPO) + socket.inet_aton("0.0.0.0"))
    print("esperando...", flush=True)
    while True:
        print(s.recv(10240).decode(), flush=True)


def sender():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
    s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 1)
    try:
        while (texto := input("> ")):
            s.sendto(texto.encode(), (GRUPO, PORTA))
    except EOFError:
        pass


modos = {"receiver": receiver, "sender": sender}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in modos:
        sys.exit(__doc__)
    modos[sys.argv[1]]()
