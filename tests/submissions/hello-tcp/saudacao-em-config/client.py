import socket

import config

with socket.create_connection((config.SERVIDOR, config.PORTA)) as s:
    with s.makefile('r', encoding='utf-8') as arquivo:
        # lê até o servidor fechar
        print(arquivo.read())
