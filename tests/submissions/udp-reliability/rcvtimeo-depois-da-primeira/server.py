import socket
import struct

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))

print('Esperando a primeira mensagem')
s.recvfrom(1024)
recebidas = 1
# daqui em diante 3 segundos de silencio = acabou
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack('ll', 3, 0))
while True:
    try:
        s.recvfrom(1024)
    except BlockingIOError:
        break
    recebidas += 1
print('Total de mensagens recebidas:', recebidas)
