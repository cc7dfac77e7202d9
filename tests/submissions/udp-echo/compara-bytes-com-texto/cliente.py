import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

print("\033[1;34m== CLIENTE DE ECO ==\033[0m  (q para sair)")
while True:
    msg = input("> ")
    if msg in ("q", "SAIR"):
        break
    sock.sendto(msg.encode(), ("127.0.0.1", 7007))
    eco, _ = sock.recvfrom(65535)
    if eco == msg:
        print("\033[32mEco certo:\033[0m", eco.decode())
    else:
        print("\033[31mEco errado!\033[0m")
