import argparse
import readline
import socket


def main():
    opcoes = argparse.ArgumentParser()
    opcoes.add_argument("host", nargs="?", default=socket.gethostname())
    opcoes.add_argument("porta", nargs="?", type=int, default=12345)
    args = opcoes.parse_args()

    print("conectando-se ao servidor")
    with socket.create_connection((args.host, args.porta)) as conexao:
        print("Conectado")
        while True:
            texto = input("Digite mensagem: ")
            conexao.sendall(texto.encode())
            if texto.strip().upper() == "SAIR":
                break
            print("Mensagem enviada")
            print("Esperando resposta")
            print("Resposta recebida:", conexao.recv(4096).decode())
    print("Desconectando.")


if __name__ == "__main__":
    main()
