import socket

s = socket.socket()
s.connect((socket.gethostname(), 12345))

tudo = b''
while True:
    data = s.recv(16)
    if not data:
        break
    tudo += data

print(tudo.decode())
s.close()
