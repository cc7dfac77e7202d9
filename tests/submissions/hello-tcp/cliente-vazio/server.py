import socket

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    try:
        c.send('Thank you for connecting'.encode())
    except ConnectionError:
        pass
    c.close()
