from __future__ import annotations

import socket
import sys
import time

from protocolo import quadros


def main(host: str = "localhost", porta: int = 12345) -> None:
    with socket.create_connection((host, porta)) as s:
        for i, quadro in enumerate(quadros(s), start=1):
            print(f"{i}: {quadro.texto}", flush=True)
            if i == 1:
                time.sleep(1)


if __name__ == "__main__":
    main(*sys.argv[1:2])
