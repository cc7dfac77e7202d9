import socket

s = socket.socket()
s.bind((socket.gethostname(), 12345))
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    try:
        c.send('Thank you for connecting'.encode())
    except OSError as e:
        print(e)
    c.close()
