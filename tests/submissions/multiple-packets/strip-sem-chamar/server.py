import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('localhost', 2222))
s.listen()
while True:
    c, addr = s.accept()
    with c:
        for texto in 'Thank you for connecting', 'Come back often', 'Bye!':
            c.sendall(f'{texto}\n'.encode())
