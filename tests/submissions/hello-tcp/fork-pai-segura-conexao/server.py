#!/usr/bin/python3
# servidor concorrente com fork, igual ao exemplo em C da apostila (Unix)
import os
import signal
import socket

signal.signal(signal.SIGCHLD, signal.SIG_IGN)   # nao deixa zumbi

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen(5)
print('pai: pid', os.getpid())

while True:
    c, addr = s.accept()
    pid = os.fork()
    if pid == 0:
        # ---- filho ----
        s.close()
        print('filho', os.getpid(), 'atendendo', addr, flush=True)
        try:
            c.sendall(b'Thank you for connecting')
        except OSError:
            pass
        c.close()
        os._exit(0)
    # ---- pai ----
    print('pai: filho', pid, 'criado', flush=True)
