import socket
import sys
import time

TOTAL = 10000
LARGURA = 40


def barra(feito):
    cheio = LARGURA * feito // TOTAL
    sys.stdout.write("\r\033[36m[" + "#" * cheio + "." * (LARGURA - cheio) + f"]\033[0m {feito}/{TOTAL}")
    sys.stdout.flush()


def main(host="localhost", porta=6000):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    ini = time.time()
    for i in range(1, TOTAL + 1):
        s.sendto(b"mensagem %d" % i, (host, porta))
        if i % 500 == 0:
            barra(i)
    print(f"\nEnviadas {TOTAL} mensagens em {time.time() - ini:.2f}s")
    s.close()


if __name__ == "__main__":
    main()
