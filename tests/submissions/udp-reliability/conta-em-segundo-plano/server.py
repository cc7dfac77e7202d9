import socket
import threading

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
s.bind(("", 12345))
total = 0


def recebe():
    global total
    while True:
        s.recv(1024)
        total += 1


threading.Thread(target=recebe, daemon=True).start()
print("Esperando mensagens")
mostrado = 0
pausa = threading.Event()
while not pausa.wait(1):
    if total != mostrado:
        mostrado = total
        print("Mensagens recebidas:", mostrado)
