from __future__ import annotations

import socket

PADRAO = ["Thank you for connecting", "Come back often", "Bye!"]


def ler_mensagens() -> list[str]:
    """O operador escolhe as três mensagens; Enter fica com a padrão."""
    escolhidas: list[str] = []
    for i, padrao in enumerate(PADRAO, 1):
        texto = input(f"Mensagem {i} (Enter = \"{padrao}\"): ").strip()
        escolhidas.append(texto or padrao)
    return escolhidas


def atender(c: socket.socket, mensagens: list[str]) -> None:
    with c, c.makefile("w", encoding="utf-8", newline="\n") as saida:
        for m in mensagens:
            print(m, file=saida, flush=True)


def main() -> None:
    mensagens = ler_mensagens()
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind(("127.0.0.1", 12345))
        s.listen()
        while True:
            print("Esperando cliente...")
            c, (ip, porta) = s.accept()
            try:
                atender(c, mensagens)
                print(f"Três mensagens enviadas para {ip}:{porta}")
            except (BrokenPipeError, ConnectionResetError):
                print(f"{ip}:{porta} foi embora antes do fim")


if __name__ == "__main__":
    main()
