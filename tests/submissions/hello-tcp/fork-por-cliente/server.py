import os
import signal
import socket

signal.signal(signal.SIGCHLD, signal.SIG_IGN)

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen(5)
print('pai', os.getpid(), 'esperando', flush=True)
while True:
    c, addr = s.accept()
    if os.fork() == 0:
        s.close()
        print('filho', os.getpid(), 'atende', addr, flush=True)
        try:
            c.sendall('Obrigado por se conectar'.encode())
        finally:
            c.close()
            os._exit(0)
    c.close()
