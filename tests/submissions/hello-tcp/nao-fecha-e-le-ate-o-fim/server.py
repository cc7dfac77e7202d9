import socket
import threading

clientes = {}


def cuida(c, addr):
    clientes[addr] = c
    c.sendall(b'Thank you for connecting')
    print('clientes agora:', len(clientes))


s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen()
while True:
    c, addr = s.accept()
    threading.Thread(target=cuida, args=(c, addr)).start()
