#!/usr/bin/env python3
# server.py - versao do servidor concorrente do Stevens (fork por cliente)
import os
import signal
import sys
from socket import *

LISTENQ = 5
MSG = b"Thank you for connecting\n"


def err_quit(msg):
    sys.stderr.write(msg + "\n")
    os._exit(1)


def main(argc, argv):
    if argc != 2:
        err_quit("uso: %s <porta>" % argv[0])

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)   # sem zumbis

    listenfd = socket(AF_INET, SOCK_STREAM, 0)
    listenfd.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
    try:
        listenfd.bind(("0.0.0.0", int(argv[1])))
    except OSError as e:
        err_quit("bind: " + str(e))
    listenfd.listen(LISTENQ)

    while 1:
        try:
            connfd, cliaddr = listenfd.accept()
        except InterruptedError:
            continue
        pid = os.fork()
        if pid == 0:
            # filho
            listenfd.close()
            os.write(1, b"Got connection from %s:%d\n" % (cliaddr[0].encode(), cliaddr[1]))
            n = 0
            try:
                while n < len(MSG):
                    n += connfd.send(MSG[n:])
            except OSError:
                os._exit(1)
            connfd.close()
            os._exit(0)
        # pai
        connfd.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(len(sys.argv), sys.argv))
