import socket

for i in range(1, 4):
    s = socket.socket()
    s.connect((socket.gethostname(), 12345))
    print(i)
    texto = b""
    while True:
        p = s.recv(1024)
        if not p:
            break
        texto += p
    print(texto.decode())
    s.close()
