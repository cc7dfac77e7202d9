import socket
import time

print("Carregando o servidor de eco", end="", flush=True)
for _ in range(4):
    time.sleep(0.5)
    print(".", end="", flush=True)
print(" pronto!")

PORTA = 40007
A_CADA = 5
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("0.0.0.0", PORTA))
print("Ouvindo em", sock.getsockname())

n = total = 0
while True:
    try:
        dados, quem = sock.recvfrom(65535)
    except ConnectionResetError:      # windows
        continue
    n += 1
    total += len(dados)
    print("<-", quem, dados.decode("utf-8", "replace"))
    sock.sendto(dados, quem)
    if n % A_CADA == 0:
        print(f"===== {n} datagramas, {total} bytes ecoados =====")
