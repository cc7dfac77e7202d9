import socket

s = socket.socket()
s.connect((socket.gethostname(), 12345))
dados = s.recv(1024)
print(dados.decode)
s.close()
