"""📤 Cliente UDP — envia 10.000 mensagens numeradas"""
import socket
import struct
import time

HOST = "127.0.0.1"
PORT = 50000
TOTAL = 10_000


def main() -> None:
    inicio = time.time()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        for seq in range(TOTAL):
            payload = struct.pack("!I", seq) + f"Mensagem {seq}".encode()
            sock.sendto(payload, (HOST, PORT))
            if seq % 500 == 499:
                print(f"  ... {seq + 1}/{TOTAL}")
    print(f"✅ {TOTAL} mensagens enviadas em {time.time() - inicio:.2f}s")


if __name__ == "__main__":
    main()
