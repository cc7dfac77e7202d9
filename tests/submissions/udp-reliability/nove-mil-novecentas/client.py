import argparse
import socket
import time


def main():
    parser = argparse.ArgumentParser(description="Envia muitas mensagens UDP")
    parser.add_argument("host", help="servidor", nargs="?", type=str, default="127.0.0.1")
    parser.add_argument("port", help="porta UDP", nargs="?", type=int, default=1234)
    parser.add_argument("-n", help="quantidade de mensagens", type=int, default=10000)
    args = parser.parse_args()

    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    print(f"Enviando {args.n} mensagens para {args.host}:{args.port}")
    for seq in range(1, args.n):
        sock.sendto(f"msg {seq}".encode(), (args.host, args.port))
        if seq % 50 == 0:
            time.sleep(0.002)
    print("Pronto!")


if __name__ == "__main__":
    main()
