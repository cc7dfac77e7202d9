import socket

s = socket.socket()
s.connect((socket.gethostname(), 12345))
buffer = b''
n = 1
while True:
    parte = s.recv(1024)
    if not parte:
        break
    buffer += parte
if buffer:
    while b'\n' in buffer:
        linha, buffer = buffer.split(b'\n', 1)
        print(n)
        print(linha.decode())
        n += 1
s.close()
