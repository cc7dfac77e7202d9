"""Confiabilidade UDP

    python confiabilidade.py servidor
    python confiabilidade.py cliente [quantidade]
"""
import os
import socket
import sys

ENDERECO = ("localhost", 40004)
QUANTIDADE = 10_000


def servidor():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(ENDERECO)
    s.settimeout(1)
    recebidas = 0
    maior = {}      # id do cliente -> maior número visto
    quantas = {}    # id do cliente -> quantas recebidas
    mostrado = 0
    print("Servidor esperando mensagens")
    while True:
        try:
            dados, _ = s.recvfrom(512)
        except socket.timeout:
            # um segundo de silêncio: mostra o resumo, se mudou
            if recebidas != mostrado:
                print(f"Mensagens recebidas: {recebidas}")
                for quem in maior:
                    perdidas = maior[quem] - quantas[quem]
                    print(f"   cliente {quem}: {quantas[quem]} recebidas, {perdidas} perdidas")
                mostrado = recebidas
            continue
        recebidas += 1
        quem, _, numero = dados.decode().partition(" ")
        if numero.isdigit():
            maior[quem] = max(maior.get(quem, 0), int(numero))
            quantas[quem] = quantas.get(quem, 0) + 1
        if recebidas % 1000 == 0:
            print(f"Mensagens recebidas: {recebidas}")
            mostrado = recebidas


def cliente(quantidade):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for n in range(1, quantidade + 1):
        s.sendto(f"{os.getpid()} {n}".encode(), ENDERECO)
    print(f"{quantidade} mensagens enviadas")


if __name__ == "__main__":
    papel = sys.argv[1] if len(sys.argv) > 1 else input("servidor ou cliente? ")
    if papel.startswith("s"):
        servidor()
    elif papel.startswith("c"):
        cliente(int(sys.argv[2]) if len(sys.argv) > 2 else QUANTIDADE)
    else:
        print(__doc__)
