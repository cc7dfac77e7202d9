import socket
import threading

MENSAGENS = 10_000
resposta = input("Quantos clientes ao mesmo tempo? [Enter = 1] ")
clientes = int(resposta) if resposta.strip() else 1


def cliente(k):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        for i in range(MENSAGENS):
            s.sendto(f"cliente {k} msg {i}".encode(), ("127.0.0.1", 12345))
    print(f"cliente {k}: {MENSAGENS} mensagens enviadas")


ts = [threading.Thread(target=cliente, args=(k,)) for k in range(1, clientes + 1)]
for t in ts:
    t.start()
for t in ts:
    t.join()
