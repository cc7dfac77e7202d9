import socket

PORTA = 70000

cliente = socket.socket()
cliente.connect(('localhost', PORTA))
print(cliente.recv(1024).decode())
cliente.close()
