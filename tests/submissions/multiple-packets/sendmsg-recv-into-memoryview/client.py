import socket
import struct

CABECALHO = struct.Struct("!BH")


def le_exatamente(conexao, n):
    dados = bytearray(n)
    falta = memoryview(dados)
    while falta:
        lidos = conexao.recv_into(falta)
        if lidos == 0:
            raise EOFError
        falta = falta[lidos:]
    return bytes(dados)


s = socket.socket()
s.connect((socket.gethostname(), 12345))
for _ in range(3):
    tipo, tamanho = CABECALHO.unpack(le_exatamente(s, CABECALHO.size))
    print(le_exatamente(s, tamanho).decode('utf-8'))
s.close()
