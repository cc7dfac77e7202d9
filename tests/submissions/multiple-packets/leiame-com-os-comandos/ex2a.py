import socket

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    for m in ['Thank you for connecting', 'Come back often', 'Bye!']:
        c.send((m + '\n').encode())
    c.close()
