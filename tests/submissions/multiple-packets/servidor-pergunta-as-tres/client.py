from __future__ import annotations

import socket
from time import sleep

with socket.create_connection(("127.0.0.1", 12345)) as s:
    with s.makefile("r", encoding="utf-8") as entrada:
        for numero in range(1, 4):
            print(numero)
            print(entrada.readline().rstrip("\n"))
            if numero == 1:
                sleep(1)
