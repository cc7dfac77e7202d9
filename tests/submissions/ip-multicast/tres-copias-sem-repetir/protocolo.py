"""Como multicast é UDP e pode perder pacotes, mando cada mensagem 3 vezes.
Formato:  !I (numero da mensagem)  +  texto em utf-8
"""
import struct

GRUPO = "224.1.1.1"
PORTA = 5007
COPIAS = 3
CAB = struct.Struct("!I")


def empacota(numero: int, texto: str) -> bytes:
    return CAB.pack(numero) + texto.encode("utf-8")


def desempacota(pacote: bytes):
    (numero,) = CAB.unpack(pacote[:CAB.size])
    return numero, pacote[CAB.size:].decode("utf-8")
