import socket

s = socket.create_connection((socket.gethostname(), 12345))
f = s.makefile("rb")
n = 0
while cabecalho := f.readline():
    n += 1
    tamanho = int(cabecalho.split(b":")[1])
    f.readline()
    print(f"[{n}] {f.read(tamanho).decode()}")
