import socket

s = socket.socket()
s.bind(('', 12345))
s.listen(5)
while True:
    con, addr = s.accept()
    for m in ('Thank you for connecting', 'Come back often', 'Bye!'):
        con.sendall((m + '\n').encode())
