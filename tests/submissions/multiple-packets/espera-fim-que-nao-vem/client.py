import socket

s = socket.socket()
s.connect((socket.gethostname(), 12345))
dados = ''
while 'FIM' not in dados:
    dados += s.recv(1024).decode()
for linha in dados.splitlines():
    print(linha)
s.close()
