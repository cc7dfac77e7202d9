import socket
import threading


def envia(quantas):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for i in range(quantas):
        s.sendto(b'x', ('127.0.0.1', 12345))


threads = [threading.Thread(target=envia, args=(2500,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
