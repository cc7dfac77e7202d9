"""
Conta mensagens UDP sem contar repetidas.
Mensagem: "id:numero"      Fim de bloco: "id:?inicio-fim"
Resposta ao fim de bloco: lista dos que faltam, separados por virgula, ou "OK"
"""
import socket

recebidas = {}       # id -> set de numeros
total = 0
repetidas = 0

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 55555))
print("Servidor pronto, total: 0")
while True:
    dados, addr = s.recvfrom(4096)
    cid, _, resto = dados.decode(errors="replace").partition(":")
    vistos = recebidas.setdefault(cid, set())
    if resto.startswith("?"):
        a, b = map(int, resto[1:].split("-"))
        faltam = [str(i) for i in range(a, b + 1) if i not in vistos]
        s.sendto((",".join(faltam) or "OK").encode(), addr)
        print(f"cliente {cid} ate {b}: {len(vistos)} recebidas, faltam {len(faltam)} | "
              f"total geral: {total}, repetidas: {repetidas}")
        continue
    if not resto.isdigit():
        resto = f"x{total}"           # cliente que nao e' o nosso: conta tambem
        vistos.add(resto)
        total += 1
        print("total geral:", total)
    elif int(resto) in vistos:
        repetidas += 1
    else:
        vistos.add(int(resto))
        total += 1
