"""Datagramas em JSON: {"tipo": ..., "nick": ..., "texto": ..., "ts": ...}"""
import enum
import json
import time


class Tipo(str, enum.Enum):
    MSG = "MSG"
    RESPOSTA = "RESPOSTA"
    SAIR = "SAIR"


def codificar(tipo, nick, texto=""):
    return json.dumps({"tipo": tipo.value, "nick": nick, "texto": texto,
                       "ts": time.time()}, ensure_ascii=False).encode()


def decodificar(dados):
    d = json.loads(dados)
    d["tipo"] = Tipo(d["tipo"])
    return d
