import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(5)
destino = ("127.0.0.1", 20001)

while True:
    msg = input("Mensagem (SAIR p/ terminar): ")
    if msg == "SAIR":
        break
    s.sendto(msg.encode(), destino)
    try:
        eco, _ = s.recvfrom(4096)
        print("Eco:", eco.decode(errors="replace"))
    except socket.timeout:
        print("sem resposta :(")
s.close()
