import argparse
from multicast import Grupo

ap = argparse.ArgumentParser()
ap.add_argument("-g", "--grupo", default="224.1.1.1")
ap.add_argument("-p", "--porta", type=int, default=5007)
ap.add_argument("-t", "--ttl", type=int, default=2)
args = ap.parse_args()

g = Grupo(args.grupo, args.porta)
with g.transmissor(args.ttl) as sock:
    n = 0
    while True:
        try:
            texto = input("mensagem ('sair' termina): ")
        except EOFError:
            break
        if texto.lower() == "sair":
            break
        sock.sendto(texto.encode(), (g.endereco, g.porta))
        n += 1
    print(n, "mensagens transmitidas")
