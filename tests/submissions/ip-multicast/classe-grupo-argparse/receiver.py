import argparse
from contextlib import contextmanager
from multicast import Grupo

ap = argparse.ArgumentParser()
ap.add_argument("-g", "--grupo", default="224.1.1.1")
ap.add_argument("-p", "--porta", type=int, default=5007)
args = ap.parse_args()


@contextmanager
def inscrito(grupo):
    sock = grupo.receptor()
    grupo.entrar(sock)
    try:
        yield sock
    finally:
        grupo.sair(sock)
        sock.close()
        print("saí do grupo")


with inscrito(Grupo(args.grupo, args.porta)) as sock:
    print(f"📡 no grupo {args.grupo}:{args.porta}")
    try:
        while True:
            dados, origem = sock.recvfrom(10240)
            print(f"{origem[0]}:{origem[1]} > {dados.decode(errors='replace')}", flush=True)
    except KeyboardInterrupt:
        pass
