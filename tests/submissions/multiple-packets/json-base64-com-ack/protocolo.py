"""Protocolo: uma linha por mensagem, JSON {seq, total, corpo(base64)}. O outro lado confirma com ACK <seq>."""
import base64
import json


def empacota(seq, total, texto):
    corpo = base64.b64encode(texto.encode("utf-8")).decode("ascii")
    return (json.dumps({"seq": seq, "total": total, "corpo": corpo}) + "\n").encode("ascii")


def desempacota(linha):
    d = json.loads(linha)
    return d["seq"], d["total"], base64.b64decode(d["corpo"]).decode("utf-8")
