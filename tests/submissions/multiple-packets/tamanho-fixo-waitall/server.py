"""Múltiplos pacotes - versão com registros de tamanho fixo.

TCP é fluxo de bytes: não guarda onde terminou cada send(). A correção aqui é
cada mensagem ocupar SEMPRE 64 bytes (o struct completa com \\0), então o
cliente sabe exatamente quanto ler.
"""
import socket
import struct

REGISTRO = struct.Struct("64s")

with socket.create_server(("", 12345)) as s:
    while True:
        c, addr = s.accept()
        with c:
            print("Got connection from", addr)
            try:
                for msg in ("Thank you for connecting", "Come back often", "Bye!"):
                    c.sendall(REGISTRO.pack(msg.encode()))
            except (BrokenPipeError, ConnectionResetError):
                print("  foi embora no meio")
