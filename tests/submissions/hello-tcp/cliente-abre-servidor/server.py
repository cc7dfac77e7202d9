import socket

with socket.socket() as s:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(('localhost', 3333))
    s.listen(5)
    while True:
        c, addr = s.accept()
        with c:
            print('Got connection from', addr)
            try:
                c.sendall(b'Thank you for connecting')
            except OSError:
                pass
