import select
import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setblocking(False)
sock.bind(("127.0.0.1", 7007))

total = 0
print("\033[1;34m== ECO UDP ==\033[0m")
while True:
    prontos, _, _ = select.select([sock], [], [], 30)
    if not prontos:
        print("\033[2m(nada nos últimos 30 s)\033[0m")
        continue
    dados, addr = sock.recvfrom(65535)
    total += 1
    sock.sendto(dados, addr)
    print(f"\033[32m#{total}\033[0m {addr} {dados!r}")
