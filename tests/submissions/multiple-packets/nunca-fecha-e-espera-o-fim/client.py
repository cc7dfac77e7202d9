import socket

s = socket.socket()
s.connect(('localhost', 12345))
tudo = ''
while True:
    pedaco = s.recv(1024).decode()
    if pedaco == '':
        break
    tudo += pedaco
for linha in tudo.splitlines():
    print(linha)
s.close()
