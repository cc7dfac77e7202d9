# Cliente TCP - Sistemas Distribuidos
import socket

host = 'localhost'
porta = 12345

cliente = socket.socket()
cliente.connect((host, porta))
msg = cliente.recv(1024)
print(msg.decode())
cliente.close()
