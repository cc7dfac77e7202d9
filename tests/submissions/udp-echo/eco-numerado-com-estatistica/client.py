"""
client.py                   pergunta as mensagens (linha vazia termina)
client.py oi tudo bem       cada palavra e' uma mensagem
client.py @10.0.0.5 oi      @ troca o servidor
"""
import socket
import sys
import time

host = "localhost"
mensagens = []
for a in sys.argv[1:]:
    if a.startswith("@"):
        host = a[1:]
    else:
        mensagens.append(a)

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.settimeout(1.5)


def digitadas():
    while True:
        t = input("Mensagem (vazio ou SAIR termina): ")
        if t in ("", "SAIR"):
            return
        yield t


perdidas = 0
for num, texto in enumerate(mensagens or digitadas(), 1):
    pacote = f"{num:04d}|{texto}".encode("utf-8")
    for tentativa in (1, 2, 3):
        ini = time.perf_counter()
        sock.sendto(pacote, (host, 40007))
        try:
            while True:
                volta, _ = sock.recvfrom(65535)
                if volta == pacote:
                    break
        except (socket.timeout, ConnectionRefusedError):
            print(f"  tentativa {tentativa}: nada voltou")
            continue
        ms = (time.perf_counter() - ini) * 1000
        print(f"Eco: {volta.decode('utf-8').split('|', 1)[1]}   ({ms:.2f} ms)")
        break
    else:
        perdidas += 1
print("Fim. Perdidas:", perdidas)
