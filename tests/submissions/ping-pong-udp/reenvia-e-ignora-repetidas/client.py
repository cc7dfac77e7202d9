import itertools
import json
import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(1)
dest = (socket.gethostbyname(socket.gethostname()), 12345)
for seq in itertools.count(1):
    m = input("Digite mensagem: ")
    p = json.dumps({"seq": seq, "texto": m}).encode()
    s.sendto(p, dest)
    if m == "SAIR":
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    while True:
        try:
            d = json.loads(s.recvfrom(2048)[0])
        except socket.timeout:
            s.sendto(p, dest)
            continue
        if d["seq"] == seq:
            break
    print("Resposta recebida:", d["texto"])
s.close()
print("Desconectando.")
