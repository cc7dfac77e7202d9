import socket
import struct
from time import sleep

REGISTRO = struct.Struct("64s")


def proxima(s):
    """Lê um registro inteiro; o MSG_WAITALL faz o kernel esperar os 64 bytes."""
    bruto = s.recv(REGISTRO.size, socket.MSG_WAITALL)
    if len(bruto) < REGISTRO.size:
        raise EOFError("servidor fechou no meio do registro")
    (texto,) = REGISTRO.unpack(bruto)
    return texto.rstrip(b"\0").decode()


s = socket.create_connection(("localhost", 12345))
for i in (1, 2, 3):
    print(i)
    print(proxima(s))
    if i == 1:
        sleep(1)
s.close()
