"""
receiver e sender no mesmo programa: toda instância escuta o grupo numa thread
e manda o que for digitado. Abra em vários terminais:

    python multicast.py [apelido]

SAIR (ou Ctrl+D) termina.
"""
import os
import socket
import sys
import threading

GRUPO = "224.1.1.1"
PORTA = 5007
CORES = [31, 32, 33, 34, 35, 36]


def entrar():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("", PORTA))
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,
                 socket.inet_aton(GRUPO) + socket.inet_aton("0.0.0.0"))
    return s


def escutar(s, minha_porta):
    while True:
        dados, (ip, porta) = s.recvfrom(10240)
        if porta == minha_porta:
            continue                      # eco da minha própria mensagem
        cor = CORES[porta % len(CORES)]
        print(f"\r\033[{cor}m{dados.decode(errors='replace')}\033[0m")
        print("> ", end="", flush=True)


def main():
    apelido = sys.argv[1] if len(sys.argv) > 1 else f"pid{os.getpid()}"
    tx = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    tx.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
    tx.bind(("", 0))                      # já reserva a porta de saída
    rx = entrar()
    threading.Thread(target=escutar, args=(rx, tx.getsockname()[1]), daemon=True).start()

    def anunciar(texto):
        tx.sendto(texto.encode(), (GRUPO, PORTA))

    anunciar(f"* {apelido} entrou")
    try:
        while (linha := input("> ")) != "SAIR":
            if linha:
                anunciar(f"{apelido}: {linha}")
    except (EOFError, KeyboardInterrupt):
        print()
    anunciar(f"* {apelido} saiu")


main()
