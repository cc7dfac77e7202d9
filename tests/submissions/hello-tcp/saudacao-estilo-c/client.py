#!/usr/bin/env python3
# uso: client.py [host [porta]]
import sys, socket

BUFSZ = 512

def main(argc, argv):
    host = "localhost";
    port = 12345;
    if (argc > 1): host = argv[1];
    if (argc > 2): port = int(argv[2]);

    sockfd = socket.socket(socket.AF_INET, socket.SOCK_STREAM, 0);
    try:
        sockfd.connect((host, port));
    except OSError as e:
        sys.stderr.write("connect: %s\n" % e);
        return 1;

    total = 0;
    while (1):
        buf = sockfd.recv(BUFSZ);
        n = len(buf);
        if (n == 0): break;          # peer fechou
        sys.stdout.buffer.write(buf);
        sys.stdout.buffer.flush();
        total += n;

    sys.stderr.write("[%d bytes lidos]\n" % total);
    sockfd.close();
    return 0;

if (__name__ == "__main__"):
    sys.exit(main(len(sys.argv), sys.argv));
