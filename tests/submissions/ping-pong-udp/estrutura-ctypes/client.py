import socket, sys
from msg import *

srv = ("127.0.0.1" if len(sys.argv) < 2 else sys.argv[1], 9999)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

while 1:
    txt = input("Digite mensagem: ")
    if txt == "SAIR":
        s.sendto(pack(OP_SAIR, ""), srv)
        break
    s.sendto(pack(OP_MSG, txt), srv)
    print("Mensagem enviada")
    print("Esperando resposta")
    raw, _ = s.recvfrom(ctypes.sizeof(Msg))
    op, r = unpack(raw)
    if op == OP_SAIR:
        print("O servidor mandou sair.")
        break
    print("Resposta recebida: %s" % r)

print("Desconectando.")
s.close()
