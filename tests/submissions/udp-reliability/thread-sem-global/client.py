import socket
import threading
import sys

HOST = '127.0.0.1'
PORT = 12345
TOTAL = 10000


def barra(i, total, largura=30):
    cheio = int(largura * i / total)
    sys.stdout.write('\r[' + '█' * cheio + '·' * (largura - cheio) + f'] {i}/{total}')
    sys.stdout.flush()


def enviar():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for i in range(TOTAL):
        s.sendto(('mensagem ' + str(i + 1)).encode(), (HOST, PORT))
        if (i + 1) % 500 == 0:
            barra(i + 1, TOTAL)
    s.close()
    print('\nTerminado!')


t = threading.Thread(target=enviar)
t.start()
t.join()
