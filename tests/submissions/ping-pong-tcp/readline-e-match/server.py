import argparse
import readline  # setas e histórico no input()
import signal
import socket
import sys


def tchau(*_):
    print("\nServidor desligado")
    sys.exit(0)


def conversa(conexao):
    while True:
        print("Esperando mensagem")
        match conexao.recv(4096).decode().strip():
            case "":
                return
            case texto if texto.upper() == "SAIR":
                return
            case texto:
                print("Mensagem recebida:", texto)
        conexao.sendall(input("Digite resposta: ").encode())
        print("Resposta enviada.")


def main():
    opcoes = argparse.ArgumentParser()
    opcoes.add_argument("porta", nargs="?", type=int, default=12345)
    porta = opcoes.parse_args().porta
    signal.signal(signal.SIGINT, tchau)
    with socket.create_server(("", porta), reuse_port=True) as servidor:
        while True:
            print("Esperando conexão.")
            conexao, _ = servidor.accept()
            print("Conectado")
            with conexao:
                try:
                    conversa(conexao)
                except OSError as erro:
                    print(erro)
            print("Conexão encerrada.")


if __name__ == "__main__":
    main()
