import random
import socket
import sys

N, BLOCO = 10000, 100
servidor = (sys.argv[-1] if len(sys.argv) > 1 else "localhost", 55555)
cid = "%06x" % random.randrange(16 ** 6)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(1)
reenvios = 0


def manda(nums):
    for n in nums:
        s.sendto(f"{cid}:{n}".encode(), servidor)


print("Cliente", cid, "vai enviar", N, "mensagens em blocos de", BLOCO)
for ini in range(1, N + 1, BLOCO):
    fim = min(ini + BLOCO - 1, N)
    pendentes = list(range(ini, fim + 1))
    manda(pendentes)
    falhas = 0
    while True:
        s.sendto(f"{cid}:?{ini}-{fim}".encode(), servidor)
        try:
            r = s.recv(4096).decode()
        except (socket.timeout, ConnectionRefusedError):
            falhas += 1
            if falhas == 10:
                sys.exit("servidor nao responde, desisto no bloco %d" % ini)
            continue
        if r == "OK":
            break
        # resposta atrasada de outro bloco nao interessa
        faltam = [int(x) for x in r.split(",") if ini <= int(x) <= fim]
        reenvios += len(faltam)
        manda(faltam)
    if fim % 1000 == 0:
        print(f"[{'#' * (fim // 1000):<10}] {fim}")
print(f"Terminado: {N} mensagens, {reenvios} reenvios")
