import socket, struct, sys
from time import sleep

PORT = 12345
FMT  = "64s"
SIZE = struct.calcsize(FMT)

def readn(fd, n):
    # igual ao readn() do Stevens
    buf = b""
    nleft = n
    while nleft > 0:
        r = fd.recv(nleft)
        if len(r) == 0:
            break               # EOF
        buf += r
        nleft -= len(r)
    return buf

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect(("127.0.0.1", PORT))

for i in range(1, 4):
    rec = readn(s, SIZE)
    if len(rec) != SIZE:
        sys.stderr.write("registro curto: %d\n" % len(rec))
        sys.exit(1)
    (texto,) = struct.unpack(FMT, rec)
    print(i)
    print(texto.rstrip(b"\0").decode())
    if i == 1:
        sleep(1)
s.close()
