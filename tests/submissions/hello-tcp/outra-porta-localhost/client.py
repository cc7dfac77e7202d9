#!/usr/bin/env python3
import socket

HOST, PORT = "localhost", 8081


def main():
    cliente = socket.socket()
    cliente.connect((HOST, PORT))
    partes = []
    while True:
        parte = cliente.recv(16)
        if not parte:
            break
        partes.append(parte)
    print(b"".join(partes).decode())
    cliente.close()


if __name__ == "__main__":
    main()
