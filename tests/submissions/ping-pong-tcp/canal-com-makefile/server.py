from __future__ import annotations

import socket

from canal import SAIR, Canal

PORTA = 4321


def conversa(canal: Canal) -> None:
    print("Esperando mensagem")
    for msg in canal.ouve():
        print("Mensagem recebida:", msg)
        resposta = input("Digite resposta: ")
        canal.diz(resposta)
        print("Resposta enviada.")
        if resposta == SAIR:
            break
        print("Esperando mensagem")


def main() -> None:
    with socket.create_server(("", PORTA)) as ouvinte:
        while True:
            print("Esperando conexão.")
            sock, _ = ouvinte.accept()
            print("Conectado")
            try:
                with Canal(sock) as canal:
                    conversa(canal)
            except BrokenPipeError:
                print("(o cliente já tinha saído)")
            print("Conexão encerrada.")


if __name__ == "__main__":
    main()
