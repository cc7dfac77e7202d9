# -*- coding: utf-8 -*-
from __future__ import print_function

import socket
import sys

try:
    pergunta = raw_input
except NameError:
    pergunta = input

texto = str if sys.version_info[0] > 2 else unicode
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 12345))
while True:
    print("Esperando mensagem")
    dados, quem = s.recvfrom(65535)
    mensagem = texto(dados, "utf-8")
    if mensagem == "SAIR":
        print("Conexão encerrada.")
        continue
    print("Mensagem recebida:", mensagem)
    s.sendto(pergunta("Digite resposta: ").encode("utf-8"), quem)
    print("Resposta enviada.")
