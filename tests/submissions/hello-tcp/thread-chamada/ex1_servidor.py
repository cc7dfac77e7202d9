import socket
import threading
import time

def atender(c, addr):
    print(time.strftime('%H:%M:%S'), 'conexão de', addr)
    c.send(('Olá, %s! Obrigado pela conexão.' % addr[0]).encode())
    c.close()

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((socket.gethostname(), 12345))
s.listen(5)

while True:
    c, addr = s.accept()
    # uma thread para cada cliente
    t = threading.Thread(target=atender(c, addr))
    t.start()
