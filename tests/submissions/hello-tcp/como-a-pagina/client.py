import socket

conexao = socket.socket()
conexao.connect((socket.gethostname(), 12345))
print(conexao.recv(1024).decode())
conexao.close()
