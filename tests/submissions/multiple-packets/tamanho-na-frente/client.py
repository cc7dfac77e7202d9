import socket
import struct


def le(conexao, n):
    dados = b""
    while len(dados) < n:
        parte = conexao.recv(n - len(dados))
        if not parte:
            raise EOFError("o servidor fechou no meio da mensagem")
        dados += parte
    return dados


cliente = socket.create_connection((socket.gethostname(), 12345))
for i in range(3):
    (tamanho,) = struct.unpack("!I", le(cliente, 4))
    print(f"{i + 1}: {le(cliente, tamanho).decode()}")
cliente.close()
