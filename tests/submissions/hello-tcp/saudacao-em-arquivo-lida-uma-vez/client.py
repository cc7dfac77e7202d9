import socket

s = socket.socket()
s.connect(("127.0.0.1", 12345))

tudo = b""
while True:
    pedaco = s.recv(64)
    if not pedaco:
        break
    tudo += pedaco

if tudo:
    print(tudo.decode("utf-8"))
else:
    print("(o servidor nao falou nada)")
s.close()
