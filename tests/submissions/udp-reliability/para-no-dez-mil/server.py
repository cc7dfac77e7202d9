# servidor UDP - conta mensagens e calcula a perda
import socket

ESPERADAS = 10000

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('127.0.0.1', 12345))
print('pronto')

cont = 0
while cont < ESPERADAS:
    dados, addr = s.recvfrom(512)
    cont = cont + 1
    print('recebidas: %d' % cont)

perda = ESPERADAS - cont
print('Total: %d  Perdidas: %d (%.1f%%)' % (cont, perda, perda * 100.0 / ESPERADAS))
s.close()
