"""Cliente Ping-Pong UDP. Envie SAIR para encerrar."""
import argparse
import socket


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("host", nargs="?", default="127.0.0.1", help="endereço do servidor")
    parser.add_argument("porta", nargs="?", type=int, default=12345)
    args = parser.parse_args()

    # connect() em UDP não troca pacotes: só fixa o destino e filtra a origem
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.connect((args.host, args.porta))
        while True:
            mensagem = input("Digite mensagem: ")
            try:
                sock.send(mensagem.encode("utf-8"))
                if mensagem == "SAIR":
                    break
                print("Mensagem enviada")
                print("Esperando resposta")
                resposta = sock.recv(65535).decode("utf-8", errors="replace")
            except ConnectionRefusedError:
                print("Não há servidor nesse endereço.")
                continue
            print(f"Resposta recebida: {resposta}")
        print("Até logo!")


if __name__ == "__main__":
    main()
