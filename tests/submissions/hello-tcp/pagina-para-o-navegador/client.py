import socket

s = socket.socket()
s.connect((socket.gethostname(), 12345))

dados = b""
while True:
    r = s.recv(1024)
    if not r:
        break
    dados += r
s.close()

cabecalho, _, corpo = dados.partition(b"\r\n\r\n")
print(corpo.decode().strip())
