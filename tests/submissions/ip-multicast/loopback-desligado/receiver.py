# receiver.py - recebe em uma thread, Enter encerra
import socket
import struct
import threading

GRUPO = '224.1.1.1'
PORTA = 5007


def receber(sock):
    while True:
        dados, origem = sock.recvfrom(10240)
        print('[%s] %s' % (origem[0], dados.decode()), flush=True)


sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(('', PORTA))
mreq = struct.pack('=4sl', socket.inet_aton(GRUPO), socket.INADDR_ANY)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)

t = threading.Thread(target=receber, args=(sock,), daemon=True)
t.start()
print('Recebendo do grupo %s (Ctrl+C encerra)' % GRUPO, flush=True)
try:
    t.join()
except KeyboardInterrupt:
    print('encerrado')
