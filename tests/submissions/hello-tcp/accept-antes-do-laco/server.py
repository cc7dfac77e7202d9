import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.bind(('', 12345))
s.listen(5)
c, addr = s.accept()
while True:
    print('Got connection from', addr)
    c.send('Thank you for connecting'.encode())
    c.close()
