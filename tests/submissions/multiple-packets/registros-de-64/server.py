# struct msg { char texto[64]; };
import socket, struct, sys

PORT = 12345
FMT  = "64s"        # sizeof(struct msg) == 64, preenchido com \0

msgs = [ b"Thank you for connecting", b"Come back often", b"Bye!" ]

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", PORT))
s.listen(5)

while 1:
    c, addr = s.accept()
    print("Got connection from %s:%d" % addr)
    try:
        i = 0
        while i < len(msgs):
            c.sendall(struct.pack(FMT, msgs[i]))
            i += 1
    except OSError as e:
        sys.stderr.write("send: %s\n" % e)
    c.close()
