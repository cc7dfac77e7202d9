import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
port = 12345
s.bind(('', port))
s.listen(5)
c, addr = s.accept()
while True:
    print('Got connection from', addr)
    c.sendall(b'Thank you for connecting')
    c.close()
