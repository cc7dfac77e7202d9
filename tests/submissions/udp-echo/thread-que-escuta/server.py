import socket
import threading


def responde(sock, dados, addr):
    sock.sendto(dados, addr)
    print(f'[{threading.current_thread().name}] {addr}: {dados!r}')


sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind((socket.gethostname(), 12345))
while True:
    d, a = sock.recvfrom(65535)
    threading.Thread(target=responde, args=(sock, d, a), daemon=True).start()
