import socket

s = socket.create_connection(('localhost', 12345))
tudo = b''
while True:
    d = s.recv(100)
    if not d:
        break
    tudo += d
print(tudo.decode())
