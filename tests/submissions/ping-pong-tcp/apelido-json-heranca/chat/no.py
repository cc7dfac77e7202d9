import json
import socket
from datetime import datetime


class No:
    """O que cliente e servidor têm em comum: mensagens JSON, uma por linha."""

    PORTA = 45678

    def __init__(self, apelido):
        self.apelido = apelido
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.arq = None

    def usar(self, sock):
        self.conn = sock
        self.arq = sock.makefile("r", encoding="utf-8", newline="\n")

    def enviar(self, texto, tipo="msg"):
        pacote = {"de": self.apelido, "tipo": tipo, "texto": texto,
                  "hora": datetime.now().strftime("%H:%M:%S")}
        self.conn.sendall((json.dumps(pacote, ensure_ascii=False) + "\n").encode("utf-8"))

    def receber(self):
        linha = self.arq.readline()
        return json.loads(linha) if linha else None

    def desligar(self):
        self.arq.close()
        self.conn.close()
