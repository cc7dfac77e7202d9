import signal
import socket
import sys

total = 0


def acabou(signum, frame):
    print(f"Total de mensagens recebidas: {total}")
    sys.exit(0)


signal.signal(signal.SIGALRM, acabou)

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 12345))
print("Servidor UDP pronto")
while True:
    dados, addr = s.recvfrom(1024)
    total += 1
    signal.alarm(2)
