import struct

MAGIA = b"UDPR"
PACOTE = struct.Struct("!4s8sII")   # magia, id do cliente, sequência, total


def montar(ident: bytes, seq: int, total: int) -> bytes:
    return PACOTE.pack(MAGIA, ident, seq, total)


def abrir(dados: bytes):
    """(ident, seq, total) ou None se o datagrama não é nosso."""
    if len(dados) != PACOTE.size or not dados.startswith(MAGIA):
        return None
    return PACOTE.unpack(dados)[1:]
