import socket

DEST = ("127.0.0.1", 7007)

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(3)
print("Linha vazia encerra")
while True:
    linha = input("msg> ")
    if not linha:
        break
    s.sendto(linha.encode(), DEST)
    try:
        eco, _ = s.recvfrom(65535)
        print("eco>", eco.decode(errors="replace").rstrip("\0"))
    except socket.timeout:
        print("(nao voltou)")
s.close()
