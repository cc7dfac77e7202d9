import socket
s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print(“Got connection from”, addr)
    try:
        c.send(b"Thank you for connecting")
    except OSError:
        pass
    c.close()
