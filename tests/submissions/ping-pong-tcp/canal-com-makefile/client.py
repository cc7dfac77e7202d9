from __future__ import annotations

import socket
import sys

from canal import SAIR, Canal

PORTA = 4321


def mensagens() -> object:
    """Primeiro o que veio na linha de comando, depois o teclado."""
    if sys.argv[1:]:
        primeira = " ".join(sys.argv[1:])
        print("Digite mensagem:", primeira)
        yield primeira
    while True:
        yield input("Digite mensagem: ")


def main() -> None:
    print("conectando-se ao servidor")
    with Canal(socket.create_connection(("localhost", PORTA))) as canal:
        print("Conectado")
        respostas = canal.ouve()
        for msg in mensagens():
            canal.diz(msg)
            if msg == SAIR:
                break
            print("Mensagem enviada")
            print("Esperando resposta")
            resposta = next(respostas, None)
            if resposta is None:
                print("O servidor encerrou.")
                break
            print("Resposta recebida:", resposta)
        print("Desconectando.")


if __name__ == "__main__":
    main()
