import socket

AGRADECIMENTO = 'Thank you for connecting'

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen()
while True:
    c, quem = s.accept()
    print('Got connection from', quem)
    print(AGRADECIMENTO)
    c.close()
