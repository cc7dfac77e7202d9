# Confiabilidade UDP - servidor
# (cliente: usei   for i in $(seq 10000); do echo oi | nc -u -w0 localhost 12345; done   demora)
import socket
import time

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
total = 0
remetentes = set()
inicio = time.time()
print('Servidor rodando, aperte Ctrl+C para ver o resultado')
try:
    while True:
        data, addr = s.recvfrom(4096)
        #print('recebi', data)   # atrasa e perde pacote
        total += 1
        remetentes.add(addr)
except KeyboardInterrupt:
    print()
    print('Mensagens recebidas:', total)
    print('Remetentes diferentes:', len(remetentes))
    print('Tempo: %.1f s' % (time.time() - inicio))
finally:
    s.close()
