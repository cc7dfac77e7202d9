#!/usr/bin/env python3
import socket

HOST, PORT = "localhost", 8081


def main():
    servidor = socket.create_server((HOST, PORT))
    while True:
        conexao, (ip, porta) = servidor.accept()
        print(f"Conexão recebida de {ip}:{porta}")
        with conexao:
            try:
                conexao.sendall("Thank you for connecting".encode("ascii"))
            except OSError:
                continue


if __name__ == "__main__":
    main()
