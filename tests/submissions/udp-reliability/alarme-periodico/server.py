import signal
import socket

total = 0


def mostra(signum, frame):
    print("recebidas:", total)


signal.signal(signal.SIGALRM, mostra)
signal.setitimer(signal.ITIMER_REAL, 1, 1)

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
while True:
    s.recvfrom(1024)
    total += 1
