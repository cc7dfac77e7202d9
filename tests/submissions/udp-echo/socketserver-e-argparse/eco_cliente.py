import argparse
import socket
import time

p = argparse.ArgumentParser(description="cliente de eco UDP")
p.add_argument("--em", dest="host", default="127.0.0.1", help="onde está o servidor")
p.add_argument("-P", "--porta", type=int, default=50123)
p.add_argument("-m", "--mensagem", action="append", help="pode repetir; sem ela, pergunta")
p.add_argument("-t", "--tempo", type=float, default=5)
a = p.parse_args()

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(a.tempo)


def manda(texto):
    t0 = time.perf_counter()
    s.sendto(texto.encode(), (a.host, a.porta))
    try:
        dados, _ = s.recvfrom(65535)
    except (TimeoutError, ConnectionError):
        print("sem eco")
        return
    print(f"eco: {dados.decode()}  [{(time.perf_counter() - t0) * 1000:.2f} ms]")


if a.mensagem:
    for m in a.mensagem:
        manda(m)
else:
    while True:
        try:
            m = input("mensagem (SAIR termina)> ")
        except EOFError:
            break
        if m == "SAIR":
            break
        manda(m)
