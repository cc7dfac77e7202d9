import socket
from msg import *

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("0.0.0.0", 9999))

while 1:
    print("Esperando mensagem")
    raw, addr = s.recvfrom(ctypes.sizeof(Msg))
    op, txt = unpack(raw)
    if op == OP_SAIR:
        print("%s:%d saiu. Conversa encerrada." % addr)
        continue
    if op != OP_MSG:
        print("datagrama estranho de %s:%d, ignorado" % addr)
        continue
    print("Mensagem recebida de %s:%d: %s" % (addr[0], addr[1], txt))
    r = input("Digite resposta: ")
    if r == "SAIR":
        s.sendto(pack(OP_SAIR, r), addr)
        print("Conversa encerrada.")
    else:
        s.sendto(pack(OP_MSG, r), addr)
        print("Resposta enviada.")
