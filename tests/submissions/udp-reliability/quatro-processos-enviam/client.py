import multiprocessing
import socket


def envia(primeira):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        for i in range(primeira, primeira + 2500):
            s.sendto(str(i).encode(), ("127.0.0.1", 12345))
    return 2500


if __name__ == "__main__":
    with multiprocessing.Pool(4) as pool:
        print(sum(pool.map(envia, range(0, 10000, 2500))), "mensagens enviadas")
