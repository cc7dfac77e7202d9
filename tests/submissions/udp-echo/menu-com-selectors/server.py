import selectors
import socket
import time

PORTAS = [12345, 12346]       # escuta em duas portas ao mesmo tempo :)

sel = selectors.DefaultSelector()
for p in PORTAS:
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.setblocking(False)
    s.bind(("0.0.0.0", p))
    sel.register(s, selectors.EVENT_READ, data=p)
    print("escutando porta", p)

while True:
    for key, _ in sel.select():
        try:
            msg, addr = key.fileobj.recvfrom(65536)
            print(time.strftime("%X"), f"[{key.data}]", addr, msg)
            key.fileobj.sendto(msg, addr)
        except OSError as erro:
            print("erro:", erro)
