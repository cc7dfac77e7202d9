import socket
import sys
import time
from formato import PORTA, TOTAL, DADOS, FIM, FORMATO

servidor = sys.argv[1] if len(sys.argv) > 1 else 'localhost'

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.connect((servidor, PORTA))

inicio = time.time()
for n in range(TOTAL):
    sock.send(FORMATO.pack(DADOS, n))
gasto = time.time() - inicio

# o FIM também pode se perder, então vai três vezes
for _ in range(3):
    time.sleep(0.3)
    sock.send(FORMATO.pack(FIM, TOTAL))

print('%d mensagens enviadas em %.2f s' % (TOTAL, gasto))
