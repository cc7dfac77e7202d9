import socket
import struct

SO_RXQ_OVFL = 40

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, SO_RXQ_OVFL, 1)
s.bind(('', 12345))
recebidas = descartadas = 0
while True:
    dados, auxiliares, _, _ = s.recvmsg(1024, socket.CMSG_SPACE(4))
    recebidas += 1
    for nivel, tipo, valor in auxiliares:
        if (nivel, tipo) == (socket.SOL_SOCKET, SO_RXQ_OVFL):
            descartadas = struct.unpack('I', valor)[0]
    if (recebidas + descartadas) % 1000 == 0 or recebidas % 100 == 0:
        print('Mensagens:', recebidas + descartadas)
