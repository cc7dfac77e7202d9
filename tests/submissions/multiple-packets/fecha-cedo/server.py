import socket

mensagens = ['Thank you for connecting', 'Come back often', 'Bye!']

s = socket.socket()
host = socket.gethostname()
port = 12345
s.bind((host, port))
s.listen(5)

while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    for m in mensagens:
        print('enviando', m)
        c.send(m.encode())
        c.close()
