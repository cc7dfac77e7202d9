import socket

s = socket.socket()
s.connect((socket.gethostname(), 12345))
buffer = b''
n = 1
while n <= 3:
    parte = s.recv(1024)
    if not parte:
        break
    buffer += parte
    while b'|' in buffer:
        linha, buffer = buffer.split(b'|', 1)
        print(n)
        print(linha.decode())
        n += 1
s.close()
