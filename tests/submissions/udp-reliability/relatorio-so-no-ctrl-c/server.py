import signal
import socket
import sys
import time

HOST, PORT = "0.0.0.0", 5005
ESPERADAS = 10_000

total = 0
por_cliente: dict[tuple[str, int], int] = {}
inicio = None


def relatorio(signum, frame):
    print("\n===== RELATÓRIO FINAL =====")
    print(f"Total de mensagens recebidas: {total}")
    for addr, n in por_cliente.items():
        perda = 100 * (ESPERADAS - n) / ESPERADAS
        print(f"  {addr[0]}:{addr[1]}  recebidas={n}  perda={perda:.2f}%")
    if inicio:
        print(f"Tempo: {time.time() - inicio:.1f}s")
    sys.exit(0)


signal.signal(signal.SIGINT, relatorio)

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind((HOST, PORT))
print(f"Servidor UDP em {HOST}:{PORT} — pressione Ctrl+C para ver o relatório")

while True:
    _, addr = sock.recvfrom(1024)
    inicio = inicio or time.time()
    total += 1
    por_cliente[addr] = por_cliente.get(addr, 0) + 1
