import socket
import sys

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
n = 0
while True:
    s.recv(1024)
    n += 1
    sys.stdout.write('\rMensagens recebidas: %d' % n)
    sys.stdout.flush()
