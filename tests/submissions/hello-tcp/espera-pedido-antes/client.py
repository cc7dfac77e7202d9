# /* client.py - Lab 1 - Redes */
import socket, sys

RCVBUFSIZE = 256

def main(argc, argv):
    ip = "127.0.0.1"
    port = 5000
    if argc > 1:
        ip = argv[1]
    if argc > 2:
        port = int(argv[2])
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.connect((ip, port))
    except OSError as e:
        sys.stderr.write("connect() failed: %s\n" % e)
        return 1
    buf = sock.recv(RCVBUFSIZE)
    print("Received: %s" % buf.decode())
    sock.close()
    return 0

if __name__ == "__main__":
    sys.exit(main(len(sys.argv), sys.argv))
