#!/usr/bin/env python3
import sys, socket, struct, signal

GROUP = "239.10.20.30"
PORT  = 6000
fd    = None
mreq  = None

def on_sigint(signum, frame):
    fd.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, mreq)
    fd.close()
    sys.exit(0)

def main():
    global fd, mreq
    fd = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, 0)
    fd.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    fd.bind((GROUP, PORT))              # so o que vem para o grupo

    # struct ip_mreq { in_addr imr_multiaddr; in_addr imr_interface; }
    mreq = struct.pack("4s4s", socket.inet_aton(GROUP), socket.inet_aton("0.0.0.0"))
    fd.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
    signal.signal(signal.SIGINT, on_sigint)

    n = 0
    while True:
        buf, src = fd.recvfrom(65536)
        n += 1
        sys.stdout.write("#%d %s: %s\n" % (n, src[0], buf.decode("utf-8", "replace").rstrip("\n")))
        sys.stdout.flush()

main()
