import socket
import time

N = 10000
LOTE = 200          # junta varias mensagens para ir mais rapido e nao perder

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
inicio = time.time()
lote = []
enviadas = 0
for i in range(1, N + 1):
    lote.append("msg %d" % i)
    if len(lote) == LOTE:
        s.sendto("\n".join(lote).encode(), ("127.0.0.1", 12345))
        enviadas += len(lote)
        lote = []
        print("enviadas", enviadas)
print("Pronto: %d mensagens em %.3f s" % (enviadas, time.time() - inicio))
s.close()
