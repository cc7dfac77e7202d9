#!/usr/bin/env python3
# uso: sender.py [mensagem ...]      sem mensagem, le linhas ate o EOF (como o cat)
import sys, socket, struct

GROUP = "239.10.20.30"
PORT  = 6000

fd = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, 0)
fd.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, struct.pack("b", 1))

if len(sys.argv) > 1:
    fd.sendto(" ".join(sys.argv[1:]).encode(), (GROUP, PORT))
else:
    while True:
        line = sys.stdin.readline()
        if line == "":
            break
        fd.sendto(line.encode(), (GROUP, PORT))

fd.close()
sys.exit(0)
