import socket
import time

HOST, PORT = "127.0.0.1", 5005
TOTAL = 10_000

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
t0 = time.perf_counter()
for n in range(TOTAL):
    sock.sendto(f"Mensagem {n}".encode(), (HOST, PORT))
dt = time.perf_counter() - t0
print(f"{TOTAL} mensagens enviadas em {dt:.2f}s ({TOTAL / dt:.0f} msg/s)")
