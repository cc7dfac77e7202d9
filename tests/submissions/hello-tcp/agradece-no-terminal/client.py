import socket

with socket.create_connection(('localhost', 12345)) as s:
    print('Recebido:', s.recv(1024).decode())
