import socket
import time
from concurrent.futures import ThreadPoolExecutor

HOST, PORT = socket.gethostname(), 12345
TOTAL_MENSAGENS = 10_000
N_THREADS = 3


def trabalhador(thread_id: int, quantidade: int) -> int:
    """Cada thread tem o próprio socket (simula múltiplos clientes)."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        for i in range(quantidade):
            s.sendto(f'T{thread_id}-{i}'.encode(), (HOST, PORT))
    return quantidade


def main():
    por_thread = TOTAL_MENSAGENS // N_THREADS
    inicio = time.time()
    with ThreadPoolExecutor(max_workers=N_THREADS) as pool:
        futuros = [pool.submit(trabalhador, t, por_thread) for t in range(N_THREADS)]
        for f in futuros:
            f.result()
    print(f'{TOTAL_MENSAGENS} mensagens enviadas em {time.time() - inicio:.2f}s por {N_THREADS} threads 🧵')


main()
