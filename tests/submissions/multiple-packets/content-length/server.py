import socket

MENSAGENS = ["Thank you for connecting", "Come back often", "Bye!"]

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print("Got connection from", addr)
    for m in MENSAGENS:
        corpo = m.encode()
        c.sendall(b"Content-Length: %d\r\n\r\n" % len(corpo) + corpo)
    c.close()
