import socket
import struct
from time import sleep

HOST, PORT = "127.0.0.1", 12345


def receber_exato(sock: socket.socket, n: int) -> bytes:
    dados = b""
    while len(dados) < n:
        parte = sock.recv(n - len(dados))
        if not parte:
            raise ConnectionError("conexão encerrada no meio da mensagem")
        dados += parte
    return dados


def receber_mensagem(sock: socket.socket) -> str:
    (tamanho,) = struct.unpack("!I", receber_exato(sock, 4))
    return receber_exato(sock, tamanho).decode("utf-8")


def main() -> None:
    with socket.socket() as s:
        s.connect((HOST, PORT))
        print("1")
        print(receber_mensagem(s))
        sleep(1)
        print("2")
        print(receber_mensagem(s))
        print("3")
        try:
            print(receber_mensagem(s))
        except ConnectionError as e:
            print("Erro:", e)


if __name__ == "__main__":
    main()
