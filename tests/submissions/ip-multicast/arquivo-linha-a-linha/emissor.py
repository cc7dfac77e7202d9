#!/usr/bin/env python3
"""Manda um arquivo, uma linha por datagrama, ou uma mensagem digitada."""
import time

from grupo import ENDERECO, emissor

nome = input('Arquivo a transmitir (Enter para digitar uma mensagem): ').strip()
if nome:
    try:
        with open(nome, encoding='utf-8') as f:
            linhas = f.read().splitlines()
    except OSError as e:
        raise SystemExit(f'não consegui abrir {nome}: {e.strerror}')
else:
    linhas = [input('Mensagem: ')]

with emissor() as sock:
    for i, linha in enumerate(linhas):
        if i:
            time.sleep(0.05)        # não afogar os receptores
        sock.sendto(linha.encode('utf-8'), ENDERECO)
print(f'{len(linhas)} datagrama(s) enviado(s) para o grupo')
