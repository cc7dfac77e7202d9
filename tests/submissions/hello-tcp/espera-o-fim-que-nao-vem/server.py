import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
port = 12345
s.bind(('', port))
s.listen(5)
conexoes = []
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    try:
        c.sendall(b'Thank you for connecting')
    except OSError:
        pass
    conexoes.append(c)
