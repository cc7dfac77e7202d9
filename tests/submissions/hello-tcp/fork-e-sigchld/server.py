#!/usr/bin/env python3
import os
import signal
import socket
import sys


def encerra(sinal, quadro):
    print("\nServidor encerrado pelo sinal", sinal)
    sys.exit(0)


signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # os filhos não viram zumbis
signal.signal(signal.SIGINT, encerra)
signal.signal(signal.SIGTERM, encerra)

with socket.socket() as s:
    s.bind((socket.gethostname(), 12345))
    s.listen(5)
    while True:
        c, addr = s.accept()
        print('Got connection from', addr)
        pid = os.fork()
        if pid == 0:
            s.close()
            try:
                c.send(b'Thank you for connecting')
            except OSError:
                pass
            c.close()
            os._exit(0)
        c.close()
