import socket
from collections import Counter

# Imprimir 10000 linhas deixa o servidor lento (e ele perde mais por causa disso!),
# então só imprimo o total quando fica meio segundo sem chegar nada.

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 * 1024 * 1024)
sock.bind(("", 12345))
sock.settimeout(0.5)

por_cliente = Counter()
mudou = False
print("Esperando mensagens")
while True:
    try:
        _, addr = sock.recvfrom(2048)
        por_cliente[addr] += 1
        mudou = True
    except socket.timeout:
        if not mudou:
            continue
        mudou = False
        print("-" * 40)
        for (ip, porta), n in por_cliente.items():
            print(f"  cliente {ip}:{porta}: {n} mensagens")
        print(f"Total de mensagens recebidas: {por_cliente.total()}", flush=True)
