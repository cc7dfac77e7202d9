"""Cliente da saudação. (TODO: falta o servidor)"""
import argparse
import socket


def receber_tudo(sock: socket.socket) -> str:
    partes: list[bytes] = []
    while True:
        parte = sock.recv(1024)
        if not parte:
            break
        partes.append(parte)
    return b"".join(partes).decode()


def main() -> None:
    parser = argparse.ArgumentParser(description="Cliente TCP")
    parser.add_argument("--host", default="localhost")
    parser.add_argument("--porta", type=int, default=12345)
    args = parser.parse_args()

    with socket.socket() as s:
        s.connect((args.host, args.porta))
        print(receber_tudo(s))


if __name__ == "__main__":
    main()
