from socket import socket, gethostname

cliente = socket()
cliente.connect((gethostname(), 12345))
print(cliente.recv(1024))
cliente.close()
