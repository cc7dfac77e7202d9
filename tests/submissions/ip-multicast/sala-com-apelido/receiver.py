import json
import socket
import struct
import zlib

GRUPO, PORTA = "239.10.20.30", 7070
CORES = [31, 32, 33, 34, 35, 36]


def entra_no_grupo():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("", PORTA))
    mreq = struct.pack("=4sI", socket.inet_aton(GRUPO), socket.INADDR_ANY)
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
    return s


def mensagens(s):
    while True:
        dados, quem = s.recvfrom(65535)
        texto = dados.decode("utf-8", "replace")
        try:
            m = json.loads(texto)
            yield m["de"], m["texto"]
        except (ValueError, KeyError, TypeError):
            yield quem[0], texto          # alguém fora do nosso protocolo


def pinta(nome):
    return "\033[1;%dm%s\033[0m" % (CORES[zlib.crc32(nome.encode()) % len(CORES)], nome)


if __name__ == "__main__":
    print("📡 Sala", GRUPO, "- Ctrl+C para sair")
    try:
        for nome, texto in mensagens(entra_no_grupo()):
            print(pinta(nome) + ": " + texto)
    except KeyboardInterrupt:
        print("\nAté mais!")
