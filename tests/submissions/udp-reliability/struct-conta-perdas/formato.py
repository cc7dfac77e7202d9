import struct

# id do cliente (4 bytes), numero da mensagem (4 bytes)
MSG = struct.Struct("!II")
QUANTAS = 10000
END = ("localhost", 38500)
