import socket
from formato import MSG, END

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(END)
vistos = {}
recebidas = estranhas = 0
print("aguardando")
while True:
    d, a = s.recvfrom(2048)
    recebidas += 1
    if len(d) == MSG.size:
        cid, n = MSG.unpack(d)
        qtd, maior = vistos.get(cid, (0, 0))
        vistos[cid] = (qtd + 1, max(maior, n))
    else:
        estranhas += 1
    perdidas = sum(maior - qtd for qtd, maior in vistos.values())
    print("recebidas", recebidas, "| perdidas", perdidas)
