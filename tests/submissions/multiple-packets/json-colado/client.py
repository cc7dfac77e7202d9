import json
import socket
from time import sleep
from typing import Iterator


def mensagens(s: socket.socket) -> Iterator[str]:
    """Devolve uma mensagem por vez, não importa como o TCP juntou ou quebrou."""
    leitor = json.JSONDecoder()
    sobra = ""
    while True:
        try:
            msg, fim = leitor.raw_decode(sobra)
        except json.JSONDecodeError:
            # ainda não chegou inteira
            pedaco = s.recv(1024)
            if not pedaco:
                return
            sobra += pedaco.decode()   # json.dumps só gera ascii, pode decodificar por partes
        else:
            sobra = sobra[fim:]
            yield msg


def main() -> None:
    s = socket.create_connection(("localhost", 12345))
    for i, m in enumerate(mensagens(s), start=1):
        print(i)
        print(m)
        if i == 1:
            sleep(1)
    s.close()


if __name__ == "__main__":
    main()
