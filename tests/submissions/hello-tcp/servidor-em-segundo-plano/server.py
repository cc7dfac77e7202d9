import socket
import subprocess
import sys


def servidor():
    s = socket.socket()
    s.bind((socket.gethostname(), 12345))
    s.listen(5)
    while True:
        c, addr = s.accept()
        try:
            c.send('Thank you for connecting'.encode())
        except OSError:
            pass
        c.close()


if __name__ == '__main__':
    if '--fundo' in sys.argv:
        servidor()
    else:
        p = subprocess.Popen([sys.executable, sys.argv[0], '--fundo'])
        print('Servidor iniciado, pid', p.pid)
