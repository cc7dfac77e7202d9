import argparse
import socket
import time


def main():
    parser = argparse.ArgumentParser(description="Cliente de múltiplos pacotes")
    parser.add_argument("--host", default=socket.gethostname())
    parser.add_argument("--port", "-p", type=int, default=12345)
    parser.add_argument("--pausa", type=float, default=0.3)
    args = parser.parse_args()

    with socket.create_connection((args.host, args.port)) as conexao:
        with conexao.makefile("r", newline="\r\n") as linhas:
            for numero, linha in enumerate(linhas, start=1):
                print(f"Mensagem {numero}: {linha.rstrip()}")
                if numero == 1:
                    time.sleep(args.pausa)


if __name__ == "__main__":
    main()
