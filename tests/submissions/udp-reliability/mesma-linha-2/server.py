import socket
import sys

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 * 1024 * 1024)
sock.bind(('', 12345))

# A barra de progresso fica sempre na mesma linha (\r), senão o terminal
# vira a parte mais lenta do servidor e a perda aumenta.
print('Aguardando mensagens...')
recebidas = 0
while True:
    sock.recvfrom(1024)
    recebidas += 1
    sys.stdout.write(f'\rMensagens recebidas: {recebidas:6d}')
    sys.stdout.flush()
