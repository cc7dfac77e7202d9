#!/usr/bin/env python3
# server.py - porte do meu server.c (trabalho antigo) para Python
import sys, socket, errno

PORT    = 12345
BACKLOG = 5
MSG     = b"Obrigado por conectar, volte sempre\n"

def perror(what, e):
    sys.stderr.write("%s: %s (errno=%d)\n" % (what, e.strerror, e.errno or 0));

def write_all(fd, buf):
    off = 0;
    while (off < len(buf)):
        try:
            n = fd.send(buf[off:]);
        except OSError as e:
            if (e.errno == errno.EINTR): continue;
            perror("send", e);
            return -1;
        off += n;
    return off;

def main(argc, argv):
    port = PORT;
    if (argc == 2): port = int(argv[1]);

    listenfd = socket.socket(socket.AF_INET, socket.SOCK_STREAM, 0);
    listenfd.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1);
    try:
        listenfd.bind(("0.0.0.0", port));
    except OSError as e:
        perror("bind", e);
        return 1;
    listenfd.listen(BACKLOG);

    while (1):
        (connfd, peer) = listenfd.accept();
        print("conexao de %s:%d" % (peer[0], peer[1]));
        sys.stdout.flush();
        write_all(connfd, MSG);
        connfd.close();
    return 0;   # nunca chega aqui

if (__name__ == "__main__"):
    try:
        sys.exit(main(len(sys.argv), sys.argv));
    except KeyboardInterrupt:
        sys.exit(130);
