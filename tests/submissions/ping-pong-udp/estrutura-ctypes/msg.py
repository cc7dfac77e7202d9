# msg.h
import ctypes

MAXTXT  = 1024
OP_MSG  = 1
OP_SAIR = 2

class Msg(ctypes.BigEndianStructure):
    _pack_   = 1
    _fields_ = [("op",    ctypes.c_uint8),
                ("len",   ctypes.c_uint16),
                ("texto", ctypes.c_char * MAXTXT)]

def pack(op, s):
    b = s.encode()[:MAXTXT - 1]
    m = Msg(op, len(b), b)
    return bytes(m)[:3 + len(b)]        # so manda o que foi usado

def unpack(raw):
    if len(raw) < 3:
        return 0, ""
    m = Msg.from_buffer_copy(raw.ljust(ctypes.sizeof(Msg), b"\0"))
    return m.op, m.texto[:m.len].decode(errors="replace")
