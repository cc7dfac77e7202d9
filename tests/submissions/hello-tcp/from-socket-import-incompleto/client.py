from socket import socket, AF_INET

s = socket(AF_INET, SOCK_STREAM)
s.connect(('localhost', 12345))
dados = s.recv(1024)
print('Recebi:', dados.decode())
s.close()
